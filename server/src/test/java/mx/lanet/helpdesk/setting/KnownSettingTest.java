package mx.lanet.helpdesk.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownSettingTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `[a-z._]+` \\| (.*?) \\| (.*?) \\| `([a-z_]+)` \\|.*$", Pattern.MULTILINE);

    /** The agent's own test holds that table to the agent. */
    @Test
    void everything_that_the_agents_table_gives_to_the_server_is_known_with_its_default_and_its_limits()
            throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/agent.md")));
        while (rows.find()) {
            documented.put(rows.group(3), rows.group(1).replace("—", "") + " | " + rows.group(2));
        }

        Map<String, String> known = new TreeMap<>();
        Arrays.stream(KnownSetting.values())
                .forEach(setting -> known.put(setting.key(), setting.usual() + " | " + values(setting)));
        known.put("auto_ticket_creation", "false | " + values(KnownSetting.AUTO_TICKET_CREATION));

        assertThat(known).isEqualTo(documented);
    }

    @Test
    void all_that_can_be_watched_is_watched_when_nobody_says_anything() {
        assertThat(KnownSetting.ALERT_KINDS.kind()).isInstanceOfSatisfying(KnownSetting.Some.class, some -> assertThat(
                        KnownSetting.listed(KnownSetting.ALERT_KINDS.usual()))
                .containsExactly(some.words()));
    }

    private static String values(KnownSetting setting) {
        return switch (setting.kind()) {
            case KnownSetting.Number(int least, int most, KnownSetting.Unit _) -> least + "–" + most;
            case KnownSetting.Switch _ -> "true, false";
            case KnownSetting.OneOf(String[] words) -> String.join(", ", words);
            case KnownSetting.Some _, KnownSetting.Names _ -> "text";
            case KnownSetting.Words(int most) -> "text ≤ " + most;
            case KnownSetting.Colour _ -> "#rrggbb";
            case KnownSetting.Picture _ -> "SHA-256 in hex";
        };
    }
}
