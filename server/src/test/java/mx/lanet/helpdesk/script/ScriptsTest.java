package mx.lanet.helpdesk.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The library of scripts. */
@ServerTest
class ScriptsTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);

    @Autowired
    private Scripts scripts;

    @Autowired
    private TestPeople people;

    @Autowired
    private Technicians technicians;

    @Autowired
    private Clock clock;

    private TwoClients clients;
    private Person lucia;
    private UUID cafe;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        lucia = clients.superadmin().proven(clock.instant());
        cafe = clients.cafe().clientId();
    }

    @Test
    void each_save_is_a_version_and_an_older_one_can_count_again() {
        Script first = scripts.create(lucia, cafe, draft("Limpieza", "echo 1"));
        Script second = scripts.change(lucia, first.scriptId(), 1, draft("Limpieza", "echo 2"));

        Script third = scripts.restore(lucia, first.scriptId(), second.version(), 1);

        assertThat(third.version()).isEqualTo(3);
        assertThat(scripts.version(lucia, third, 3).text().body()).isEqualTo("echo 1");
        assertThat(scripts.versions(lucia, third, FIRST).items())
                .extracting(ScriptVersion::version, ScriptVersion::restoredFrom)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, 1),
                        org.assertj.core.groups.Tuple.tuple(2, null),
                        org.assertj.core.groups.Tuple.tuple(1, null));
        assertThat(scripts.version(lucia, third, 2).text().body()).isEqualTo("echo 2");
    }

    @Test
    void the_second_of_two_who_edit_the_same_version_is_told_and_saves_nothing() {
        Script script = scripts.create(lucia, cafe, draft("Limpieza", "echo 1"));
        scripts.change(lucia, script.scriptId(), 1, draft("Limpieza", "echo de Lucía"));

        refused("changed_meanwhile", () -> scripts.change(lucia, script.scriptId(), 1, draft("Limpieza", "echo mío")));

        Script now = scripts.get(lucia, script.scriptId());
        assertThat(scripts.version(lucia, now, now.version()).text().body()).isEqualTo("echo de Lucía");
    }

    @Test
    void what_is_the_house_s_is_read_by_the_team_and_what_is_a_client_s_by_those_who_serve_it() {
        Script house = scripts.create(lucia, Person.HOUSE, draft("De todos " + UUID.randomUUID(), "echo"));
        Script own = scripts.create(lucia, cafe, draft("De Café", "echo"));
        Person marco = clients.textil().technician();

        assertThat(scripts.get(marco, house.scriptId()).name()).isEqualTo(house.name());
        refused("not_found", () -> scripts.get(marco, own.scriptId()));
        refused("forbidden", () -> scripts.change(marco, house.scriptId(), 1, draft("Otro", "echo")));
        refused("not_found", () -> scripts.create(marco, cafe, draft("Otro", "echo")));
        refused("forbidden", () -> scripts.get(clients.cafe().clientAdmin(), own.scriptId()));
        assertThat(scripts.list(marco, new ScriptQuery("", "", null, null), FIRST)
                        .items())
                .extracting(Script::clientId)
                .contains(Person.HOUSE)
                .doesNotContain(cafe);
    }

    @Test
    void words_find_names_descriptions_and_tags_without_accents() {
        String word = "Ñandú" + UUID.randomUUID().toString().substring(0, 6);
        Script script = scripts.create(lucia, cafe, draft(word, "echo"));

        assertThat(scripts.list(lucia, new ScriptQuery(word.toLowerCase().replace("ú", "u"), "", null, cafe), FIRST)
                        .items())
                .extracting(Script::scriptId)
                .containsExactly(script.scriptId());
        assertThat(scripts.list(lucia, new ScriptQuery(word, "otra", null, cafe), FIRST)
                        .items())
                .isEmpty();
        // The MSP's own machines run only what is the MSP's.
        assertThat(scripts.list(lucia, new ScriptQuery(word, "", null, Person.HOUSE), FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void what_others_will_run_is_written_by_who_may_run_it_with_a_fresh_factor() {
        Person daniela = clients.cafe().technician();
        Script script = scripts.create(lucia, cafe, draft("Limpieza", "echo 1"));

        refused("forbidden", () -> scripts.create(daniela.proven(clock.instant()), cafe, draft("Otro", "echo")));
        technicians.setRemoteExecution(lucia, daniela.userId(), cafe, true);
        refused("second_factor_missing", () -> scripts.create(daniela, cafe, draft("Otro", "echo")));
        Person stale = daniela.proven(clock.instant().minus(Duration.ofHours(1)));
        refused("second_factor_needed", () -> scripts.change(stale, script.scriptId(), 1, draft("Otro", "echo")));
        refused("second_factor_needed", () -> scripts.restore(stale, script.scriptId(), 1, 1));
        refused("second_factor_needed", () -> scripts.archive(stale, script.scriptId()));

        assertThat(scripts.create(daniela.proven(clock.instant()), cafe, draft("Otro", "echo"))
                        .version())
                .isEqualTo(1);
        assertThat(scripts.writableAmong(
                        daniela, List.of(Person.HOUSE, cafe, clients.textil().clientId())))
                .containsExactly(cafe);
    }

    private static ScriptDraft draft(String name, String body) {
        return new ScriptDraft(name, "Qué hace", Language.SHELL, List.of("limpieza"), body, List.of(), 60);
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
