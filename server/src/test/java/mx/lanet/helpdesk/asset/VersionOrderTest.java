package mx.lanet.helpdesk.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void versions_stand_in_the_order_in_which_they_came_out() {
        List<List<String>> ordered = List.of(
                List.of("1.9", "1.10", "1.10.1", "2"),
                List.of("119.0.6045.200", "120", "120.0.6099.71", "120.0.6099.109", "121"),
                List.of("2023b", "2024", "2024a", "2024b", "2024.1"),
                List.of("7.0.0-alpha2", "7.0.0-beta1", "7.0.0-rc1", "7.0.0-rc2", "7.0.0", "7.0.1"),
                List.of("1.0~beta1-1", "1.0-1", "1.0-2", "1.0+dfsg-1", "1.1", "1:0.5", "2:0.1"),
                List.of("", "0.1", "1"),
                List.of("v2.9", "2.10", "V2.11"),
                List.of("20240115", "20240116", "99999999999999999999999"));

        for (List<String> versions : ordered) {
            for (int i = 1; i < versions.size(); i++) {
                assertThat(VersionOrder.compare(versions.get(i - 1), versions.get(i)))
                        .as(versions.get(i - 1) + " before " + versions.get(i))
                        .isNegative();
            }
        }
    }

    @Test
    void zeros_at_the_end_make_no_other_version() {
        assertThat(VersionOrder.compare("120", "120.0.0.0")).isZero();
        assertThat(VersionOrder.compare("01.02", "1.2")).isZero();
    }

    @Test
    void keys_sort_by_their_bytes_and_are_of_limited_length() {
        String odd = "1.2\uD83D\uDE00ñandú 版本 3";
        String long_ = "1.".repeat(100);

        for (String one : List.of(odd, long_, "1.9", "1.10", "9")) {
            for (String other : List.of(odd, long_, "1.9", "1.10", "9")) {
                int bytes = Arrays.compareUnsigned(bytes(one), bytes(other));
                assertThat(Integer.signum(bytes)).isEqualTo(Integer.signum(VersionOrder.compare(one, other)));
            }
        }
        assertThat(VersionOrder.key("1.".repeat(100)).length()).isLessThanOrEqualTo(VersionOrder.LONGEST);
    }

    private static byte[] bytes(String version) {
        return VersionOrder.key(version).getBytes(StandardCharsets.UTF_8);
    }
}
