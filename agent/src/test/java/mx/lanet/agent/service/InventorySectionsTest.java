package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.Inventory.Domain;
import mx.lanet.protocol.Inventory.LocalUser;
import mx.lanet.protocol.Inventory.Software;
import mx.lanet.protocol.Inventory.Updates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InventorySectionsTest {
    private static final LocalUser ANA = new LocalUser("ana", null, true, false);
    private static final LocalUser LUIS = new LocalUser("luis", null, true, true);

    @Test
    void a_collector_that_failed_makes_no_news_of_the_others() {
        var whole = Inventories.sections(inventory("PC-ANA", List.of(ANA), "2026-11-20"));
        var withoutUsers = Inventories.sections(inventory("PC-ANA", null, "2026-11-20"));

        assertThat(whole).containsKeys("domain", "domain.local_users", "updates");
        assertThat(withoutUsers).isNotEmpty().doesNotContainKey("domain.local_users");
        assertThat(whole).containsAllEntriesOf(withoutUsers);
    }

    @Test
    void a_change_is_news_of_its_own_part() {
        var before = Inventories.sections(inventory("PC-ANA", List.of(ANA), "2026-11-20"));
        var after = Inventories.sections(inventory("PC-ANA", List.of(ANA, LUIS), "2026-11-20"));

        assertThat(after.get("domain.local_users")).isNotEqualTo(before.get("domain.local_users"));
        assertThat(after.get("domain")).isEqualTo(before.get("domain"));
    }

    @Test
    void when_updates_were_last_looked_for_is_no_news() {
        assertThat(Inventories.sections(inventory("PC-ANA", List.of(ANA), "2026-11-21")))
                .isEqualTo(Inventories.sections(inventory("PC-ANA", List.of(ANA), "2026-11-20")));
    }

    private static Inventory inventory(String name, @Nullable List<LocalUser> users, String lastCheck) {
        return new Inventory(
                UUID.randomUUID(),
                Instant.now(),
                null,
                new Software(null, null, new Updates(lastCheck, 3, null, true), null),
                null,
                new Domain(name, null, null, null, false, "OFICINA", users),
                null);
    }
}
