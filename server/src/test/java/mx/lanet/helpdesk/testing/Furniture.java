package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Person;

/**
 * A bean that puts one of everything into a client: machines that report, one in quarantine, commands, tickets with public
 * and internal words and files. A table that stays empty has nothing that a canary could stand in. Each feature has a piece
 * of its own.
 */
public record Furniture(
        EnrolmentTokens tokens,
        Commands commands,
        ApiKeys keys,
        Clock clock,
        PersonFurniture people,
        ScriptFurniture scripts,
        TicketFurniture desk,
        AlertFurniture alerts,
        InventoryFurniture inventory,
        KeepingFurniture keeping,
        SettingFurniture settings,
        KnowledgeFurniture knowledge,
        ReceivedFurniture received,
        RuleFurniture rules,
        WebhookFurniture webhooks,
        ScheduleFurniture schedules,
        ChatFurniture chats) {

    /** What came of it, and what nobody may see again: the token and the API key in full, and the JWTs. */
    public record House(TestAgents.Joined machine, TestAgents.Joined quarantined, String token, String key) {}

    public House put(TwoClients.Company company, Person superadmin, int port) {
        TestAgents agents = new TestAgents(tokens, port);
        String token = tokens.create(
                        superadmin,
                        company.clientId(),
                        company.siteId(),
                        new TokenSettings("Recepción", null, null, true))
                .token()
                .value();
        TestAgents.Joined machine = agents.joinWith(token, "PC-" + company.name());
        assertThat(agents.post(machine, "/api/agents/heartbeat", captured("heartbeat", machine)))
                .isEqualTo(200);
        assertThat(agents.post(machine, "/api/agents/inventory", captured("inventory", machine)))
                .isEqualTo(200);
        assertThat(agents.post(
                        machine,
                        "/api/agents/inventory",
                        captured("inventory", machine).replace("121.0", "122.0").replace("T10:30:00-", "T11:30:00-")))
                .isEqualTo(200);
        commands.order(superadmin, CommandOrder.of(company.clientId(), machine.assetId(), CommandKind.RESTART_AGENT));
        UUID done = commands.order(
                superadmin, CommandOrder.of(company.clientId(), machine.assetId(), CommandKind.COLLECT_INVENTORY));
        assertThat(agents.post(
                        machine, "/api/agents/commands/" + done + "/result", captured("command-result", machine)))
                .isEqualTo(200);
        scripts.asked(company, superadmin.proven(clock.instant()), agents, machine);
        alerts.foreseen(company, machine.assetId());
        assertThat(agents.post(
                        machine,
                        "/api/tickets/create-from-agent",
                        """
                        {"description":"La bordadora no arranca","priority":"alta"}"""))
                .isEqualTo(201);
        people.giveTo(company, machine.assetId());
        scripts.run(company, superadmin, scripts.script(company, superadmin.proven(clock.instant())), machine);
        people.secondFactor(company, superadmin);
        desk.fields(company, superadmin, desk.ticket(company, machine.assetId()));
        alerts.alert(company, superadmin, machine);
        inventory.watch(company, superadmin, machine);
        keeping.keep(company, superadmin, machine);
        settings.say(company, superadmin, machine);
        knowledge.write(company, superadmin);
        received.receive(company);
        rules.rule(company, superadmin);
        webhooks.webhook(company, superadmin);
        schedules.schedule(company);
        chats.talk(company);
        House house = new House(machine, agents.quarantined(company), token, key(company, superadmin, agents));
        inventory.settle(company);
        settings.settle(company);
        return house;
    }

    /** One with which a machine of another maker's agent has joined, and one that was revoked. */
    private String key(TwoClients.Company company, Person superadmin, TestAgents agents) {
        String key = TestKeys.make(keys, superadmin, company);
        assertThat(agents.post(key, "/api/agents/register", "{\"hostname\":\"CAJA-ITM\",\"os_type\":\"Windows\"}"))
                .isEqualTo(200);
        keys.revoke(superadmin, TestKeys.made(keys, superadmin, company).keyId());
        return key;
    }

    private static String captured(String name, TestAgents.Joined machine) {
        try (var stream = Furniture.class.getResourceAsStream("/captured/" + name + ".json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{asset}}", machine.assetId().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
