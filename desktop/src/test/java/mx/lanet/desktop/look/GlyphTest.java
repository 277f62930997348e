package mx.lanet.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import org.junit.jupiter.api.Test;

class GlyphTest {
    /** The build takes each out of the icons' jar by its name. */
    @Test
    void every_glyph_has_its_drawing() {
        assertThat(Glyph.values()).allSatisfy(glyph -> assertThat(((FlatSVGIcon) glyph.icon(16)).hasFound())
                .isTrue());
        assertThat(((FlatSVGIcon) Glyph.filledStar(16, () -> Color.BLACK)).hasFound())
                .isTrue();
    }
}
