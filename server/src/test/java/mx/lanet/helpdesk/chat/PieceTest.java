package mx.lanet.helpdesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hola | ",
                "vea https://example.mx/a?b=1&c=2. | https://example.mx/a?b=1&c=2",
                "(https://example.mx), o no | https://example.mx",
                "javascript:alert(1) | ",
                "data:text/html,x | ",
                "https://a.mx\"onclick=1 | https://a.mx",
                "HTTP://A.MX/x<script> | HTTP://A.MX/x"
            })
    void only_web_addresses_are_links(String body, String link) {
        List<Piece> pieces = Piece.of(body);

        assertThat(pieces.stream().map(Piece::text).reduce("", String::concat)).isEqualTo(body);
        assertThat(pieces.stream().filter(Piece::link).map(Piece::text))
                .isEqualTo(link == null ? List.of() : List.of(link));
    }
}
