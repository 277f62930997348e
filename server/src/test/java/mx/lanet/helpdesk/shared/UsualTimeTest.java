package mx.lanet.helpdesk.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2024-02-28T23:59:59Z",
                "2026-11-21T08:09:10.1Z",
                "2026-11-21T08:09:10.007Z",
                "2026-12-01T00:00:00.000123Z",
                "9999-12-28T23:59:59.123456789Z"
            })
    void isReadAsTheGeneralParserReadsIt(String text) {
        Instant usual = UsualTime.parse(text);

        assertThat(usual).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-31T08:09:10Z",
                "2024-02-29T08:09:10Z",
                "1969-12-31T23:59:59Z",
                "2026-13-01T08:09:10Z",
                "2026-11-00T08:09:10Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T08:60:00Z",
                "2026-11-21T23:59:60Z",
                "2026-11-21T08:09:10.Z",
                "2026-11-21T08:09:10.1234567890Z",
                "2026-11-21T08:09:10,123Z",
                "2026-11-21T08:09:1٠Z",
                "2026-11-21t08:09:10Z",
                "2026-11-21 08:09:10Z",
                "2026-11-21T08:09:10+06:00",
                "-026-11-21T08:09:10Z"
            })
    void whateverElseIsLeftToTheGeneralParser(String text) {
        assertThat(UsualTime.parse(text)).isNull();
    }
}
