package mx.lanet.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mx.lanet.simulator.wire.ServerAddress.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:5001", "http://127.0.0.1:5001/", "http://[::1]:5001", "HTTP://127.8.9.1:5001"})
    void thisMachineIsAccepted(String url) throws ServerAddress.Refused {
        ServerAddress server = ServerAddress.parse(url, false);

        assertThat(server.port()).isEqualTo(5001);
        assertThat(server.address().isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.7", "http://10.0.0.1:5001", "http://0.0.0.0:5001", "http://[2001:db8::1]"})
    void anyOtherMachineIsForeign(String url) {
        assertThatThrownBy(() -> ServerAddress.parse(url, false))
                .satisfies(thrown -> assertThat(refusal(thrown)).isEqualTo(Refusal.FOREIGN));
    }

    @Test
    void theOwnerMayAimElsewhere() throws ServerAddress.Refused {
        assertThat(ServerAddress.parse("http://192.0.2.7", true).authority()).isEqualTo("192.0.2.7:80");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5001,NOT_A_URL",
        "'http://',NOT_A_URL",
        "'no es una dirección',NOT_A_URL",
        "http://user@localhost,NOT_A_URL",
        "http://localhost:5001/api,NOT_A_URL",
        "http://localhost:99999,NOT_A_URL",
        "https://localhost,NOT_HTTP",
        "ftp://localhost,NOT_HTTP",
        "http://no-such-host.invalid,UNKNOWN_HOST"
    })
    void whatCannotBeUsedIsRefusedWithItsReason(String url, Refusal reason) {
        assertThatThrownBy(() -> ServerAddress.parse(url, false))
                .satisfies(thrown -> assertThat(refusal(thrown)).isEqualTo(reason));
    }

    private static Refusal refusal(Throwable thrown) {
        return ((ServerAddress.Refused) thrown).refusal();
    }
}
