package mx.lanet.helpdesk.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallConfigurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer eyJhbGciOiJIUzI1NiJ9.e30.x_-", "text/html;q=0.9, */*", "~", "año", "日本語"})
    void whatPeopleAndProgramsSendPasses(String value) {
        assertThat(FirewallConfiguration.isAllowed(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000", "a\tb", "a\u007F", "a\u0085b", "\uFFFF"})
    void controlsAndWhatUnicodeDoesNotKnowAreRefused(String value) {
        assertThat(FirewallConfiguration.isAllowed(value)).isFalse();
    }
}
