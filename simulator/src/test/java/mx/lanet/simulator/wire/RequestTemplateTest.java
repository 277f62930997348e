package mx.lanet.simulator.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RequestTemplateTest {
    @Test
    void numbersArePatchedInPlaceAndTheLengthStays() {
        RequestTemplate template = RequestTemplate.of("{\"á\":{{a:5}},\"b\":{{b:4}}}");
        int length = template.length();

        template.slot("a").tenths(1000);
        template.slot("b").number(7);

        assertThat(template.toString()).isEqualTo("{\"á\":100.0,\"b\":   7}");
        assertThat(template.length()).isEqualTo(length);
    }

    @Test
    void aShorterValueLeavesNothingOfTheLongerOneBeforeIt() {
        RequestTemplate template = RequestTemplate.of("[{{n:6}},\"{{t:4}}\",{{d:5}}]");
        template.slot("n").number(123_456);
        template.slot("t").text("abcd".getBytes(US_ASCII));
        template.slot("d").tenths(9_999);

        template.slot("n").number(0);
        template.slot("t").text("x".getBytes(US_ASCII));
        template.slot("d").tenths(3);

        assertThat(template.toString()).isEqualTo("[     0,\"x   \",  0.3]");
    }

    @Test
    void millisecondsKeepTheirZeros() {
        RequestTemplate template = RequestTemplate.of("{{ms:3}}");

        template.slot("ms").zeroPadded(7);

        assertThat(template.toString()).isEqualTo("007");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        RequestTemplate template = RequestTemplate.of("{{n:3}}");

        assertThatThrownBy(() -> template.slot("n").number(1_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.slot("n").number(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.slot("n").tenths(1_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.slot("n").text(new byte[4])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.slot("m")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceNamedTwiceIsRefused() {
        assertThatThrownBy(() -> RequestTemplate.of("{{n:3}}{{n:3}}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAllItsBytes() {
        RequestTemplate template = RequestTemplate.of("ñ{{n:1}}");
        template.slot("n").number(5);
        ByteBuffer out = ByteBuffer.allocate(10);

        template.writeTo(out);

        assertThat(out.position()).isEqualTo(template.length()).isEqualTo(3);
    }
}
