package mx.lanet.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import org.junit.jupiter.api.Test;

class GlyphTest {
    @Test
    void whatever_colour_a_client_picks_can_be_read() {
        for (int rgb = 0; rgb <= 0xffffff; rgb += 0x0b0d11) {
            for (boolean dark : new boolean[] {false, true}) {
                var brand = Brand.of(new Color(rgb), dark);
                var surface = dark ? Ink.SURFACE.dark() : Ink.SURFACE.light();
                var letters = dark ? Ink.TEXT.dark() : Ink.TEXT.light();
                var told = "%06x %s".formatted(rgb, dark);

                assertThat(Brand.contrast(Color.WHITE, brand.accent())).as(told).isGreaterThan(4.5);
                assertThat(Brand.contrast(surface, brand.accent())).as(told).isGreaterThan(3);
                assertThat(Brand.contrast(surface, brand.text())).as(told).isGreaterThan(4.5);
                assertThat(Brand.contrast(brand.soft(), brand.text())).as(told).isGreaterThan(4.5);
                assertThat(Brand.contrast(brand.soft(), letters)).as(told).isGreaterThan(4.5);
            }
        }
    }

    /** The build takes each out of the icons' jar by its name. */
    @Test
    void every_glyph_has_its_drawing() {
        assertThat(Glyph.values()).allSatisfy(glyph -> assertThat(((FlatSVGIcon) glyph.icon(16)).hasFound())
                .isTrue());
        assertThat(((FlatSVGIcon) Glyph.filledStar(16, () -> Color.BLACK)).hasFound())
                .isTrue();
    }
}
