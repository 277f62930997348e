package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.alert.AlertPolicies;
import mx.lanet.helpdesk.alert.AlertPolicy;
import mx.lanet.helpdesk.alert.AlertRule;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.alert.MaintenanceWindow;
import mx.lanet.helpdesk.alert.MaintenanceWindows;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.WatchedJobs;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.asset.AssetTags;
import mx.lanet.helpdesk.asset.internal.SoftwareCounts;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.CommandPriority;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.inventory.FindingTeller;
import mx.lanet.helpdesk.inventory.SoftwareWatch;
import mx.lanet.helpdesk.inventory.SoftwareWatches;
import mx.lanet.helpdesk.inventory.WatchRounds;
import mx.lanet.helpdesk.script.Language;
import mx.lanet.helpdesk.script.MachineFilters;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunWish;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptDraft;
import mx.lanet.helpdesk.script.Scripts;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.bulk.Bulks;
import mx.lanet.helpdesk.ticket.bulk.Wish;
import mx.lanet.helpdesk.ticket.field.FieldChanges;
import mx.lanet.helpdesk.ticket.field.FieldDraft;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldNeed;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.link.Links;
import mx.lanet.helpdesk.ticket.link.Merges;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.NewTicketDrafts;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.ticket.time.TimeEntries;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A bean that puts one of everything into a client: machines that report, one in quarantine, commands, tickets with public
 * and internal words and files. A table that stays empty has nothing that a canary could stand in.
 */
public record Furniture(
        Tenancy tenancy,
        JdbcClient jdbc,
        EnrolmentTokens tokens,
        Tickets tickets,
        Links links,
        Merges merges,
        Attachments files,
        HeldFiles held,
        TimeEntries times,
        NewTicketDrafts drafts,
        Watchers watchers,
        Commands commands,
        Bulks bulks,
        Scripts scripts,
        Runs runs,
        MachineFilters filters,
        FieldChanges fields,
        Alerts alerts,
        AlertPolicies policies,
        MaintenanceWindows windows,
        WatchedJobs jobs,
        Users users,
        TestPhones phones,
        SoftwareCounts counts,
        SoftwareWatches watches,
        WatchRounds rounds,
        FindingTeller teller,
        AssetTags tags,
        AssetLives lives,
        AssetDetails assets,
        Clock clock) {

    /** What came of it, and what nobody may see again: the token in full, and the JWTs. */
    public record House(TestAgents.Joined machine, TestAgents.Joined quarantined, String token) {}

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
        asked(company, superadmin.proven(clock.instant()), agents, machine);
        foreseen(company, machine.assetId());
        assertThat(agents.post(
                        machine,
                        "/api/tickets/create-from-agent",
                        """
                        {"description":"La bordadora no arranca","priority":"alta"}"""))
                .isEqualTo(201);
        giveTo(company, machine.assetId());
        run(company, superadmin, script(company, superadmin.proven(clock.instant())), machine);
        secondFactor(company, superadmin);
        fields(company, superadmin, ticket(company, machine.assetId()));
        alert(company, superadmin, machine);
        watch(company, superadmin, machine);
        House house = new House(machine, agents.quarantined(company), token);
        settle(company);
        return house;
    }

    /** A list that the machine is against, for machines with its tag. */
    private void watch(TwoClients.Company company, Person superadmin, TestAgents.Joined machine) {
        tags.set(superadmin, assets.find(superadmin, machine.assetId()).orElseThrow(), List.of("caja"));
        lives.change(
                superadmin,
                assets.find(superadmin, machine.assetId()).orElseThrow(),
                new AssetLife(
                        "Bordados " + company.name(),
                        "Casa Íñiguez",
                        new BigDecimal("18500.50"),
                        "MXN",
                        LocalDate.of(2024, 3, 1),
                        LocalDate.of(2099, 3, 1),
                        "La silla es de otra área",
                        0));
        watches.create(
                superadmin,
                company.clientId(),
                new SoftwareWatch.Draft(
                        SoftwareWatch.Kind.WANTED,
                        "Requerido en " + company.name(),
                        "Bordados*",
                        "Hilos de México",
                        "1.0",
                        "2.0",
                        "caja",
                        "info"));
    }

    /** What the server does by itself afterwards is done, so that nothing changes unless somebody asks for it. */
    private void settle(TwoClients.Company company) {
        await().until(() -> {
            counts.keep();
            rounds.takeUp();
            teller.tell();
            return tenancy.call(new Scope.Client(company.clientId()), () -> jdbc.sql(
                            """
                            SELECT NOT EXISTS (SELECT FROM software_news WHERE client_id = :client)
                               AND EXISTS (SELECT FROM inventory_finding WHERE client_id = :client AND told)
                               AND NOT EXISTS (SELECT FROM inventory_finding WHERE client_id = :client AND (ended OR NOT told))
                            """)
                    .param("client", company.clientId())
                    .query(Boolean.class)
                    .single());
        });
    }

    /** One of the client's own, in its second version. */
    private Script script(TwoClients.Company company, Person superadmin) {
        Script script = scripts.create(superadmin, company.clientId(), script(company, "echo uno"));
        return scripts.change(superadmin, script.scriptId(), 1, script(company, "echo \"$1\""));
    }

    private void run(TwoClients.Company company, Person superadmin, Script script, TestAgents.Joined machine) {
        runs.start(
                superadmin.proven(Instant.now()),
                new RunWish(
                        script.scriptId(),
                        script.version(),
                        List.of("¿Qué tal, ñandú?", "no se dice a nadie"),
                        List.of(new RunWish.Target(company.clientId(), machine.assetId())),
                        "PC-" + company.name(),
                        "Para ver si contesta",
                        Run.Start.BACK,
                        null,
                        7,
                        null,
                        null));
        filters.create(superadmin, "Apagados de " + company.name(), "state=offline&client=" + company.clientId());
    }

    private static ScriptDraft script(TwoClients.Company company, String body) {
        return new ScriptDraft(
                "Saludo de " + company.name(),
                "Dice lo que se le pide",
                Language.SHELL,
                List.of("saludos"),
                body,
                List.of(
                        new Parameter("Qué dice", Parameter.Kind.TEXT, true, "¿Qué tal?", "Con acentos", List.of()),
                        new Parameter("Clave", Parameter.Kind.SECRET, false, "", "", List.of())),
                60);
    }

    /** One script that has ended, one that runs, and a list of each kind. */
    private void asked(TwoClients.Company company, Person superadmin, TestAgents agents, TestAgents.Joined machine) {
        answer(agents, machine, commands.order(superadmin, echo(company, machine)), "captured");
        UUID running = commands.order(superadmin, echo(company, machine));
        assertThat(agents.post(
                        machine,
                        "/api/agents/commands/" + running + "/progress",
                        "{\"started_at\":\"%s\",\"stdout\":\"Revisando…\",\"stderr\":\"lento\"}"
                                .formatted(clock.instant())))
                .isEqualTo(200);
        for (CommandKind kind :
                List.of(CommandKind.LIST_PROCESSES, CommandKind.LIST_SERVICES, CommandKind.COLLECT_EVENTS)) {
            UUID list = commands.order(superadmin, CommandOrder.of(company.clientId(), machine.assetId(), kind));
            answer(agents, machine, list, kind.word());
        }
    }

    private static CommandOrder echo(TwoClients.Company company, TestAgents.Joined machine) {
        return new CommandOrder(
                company.clientId(),
                machine.assetId(),
                CommandKind.SCRIPT,
                "echo ñandú",
                "shell",
                List.of("caja uno"),
                Duration.ofMinutes(1),
                CommandPriority.HIGH,
                null,
                "Revisar la caja",
                null);
    }

    private static void answer(TestAgents agents, TestAgents.Joined machine, UUID command, String list) {
        String said =
                switch (list) {
                    case "list_processes" ->
                        "{'at':'2026-03-02T16:30:00Z','left_out':1,'processes':[{'pid':812,'started_at':"
                                + "'2026-03-02T16:00:00Z','name':'bordadora','user':'caja','cpu_usage':1.5,'memory_bytes':9000000}]}";
                    case "list_services" ->
                        "{'at':'2026-03-02T16:30:00Z','left_out':0,'services':[{'name':'Spooler','status':'running',"
                                + "'startup':'automatic','description':'Cola de impresión'}]}";
                    case "collect_events" ->
                        "{'at':'2026-03-02T16:30:00Z','left_out':0,'events':[{'at':'2026-03-02T16:10:00Z','level':'ERROR',"
                                + "'source':'Disk 7','message':'Bloque defectuoso'}]}";
                    default -> "ñandú\u00e1";
                };
        String body = "{\"status\":\"succeeded\",\"exit_code\":0,\"stdout\":\"%s\",\"stderr\":\"aviso\"}"
                .formatted(said.replace("'", "\\\""));
        assertThat(agents.post(machine, "/api/agents/commands/" + command + "/result", body))
                .isEqualTo(200);
    }

    private void foreseen(TwoClients.Company company, UUID asset) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                        INSERT INTO forecast (client_id, asset_id, kind, made_at, level, per_day, limit_value, days, days_low,
                            days_high, since, urgency, alerting)
                        VALUES (:client, :asset, 'disk_full_soon', now(), 91, 0.7, 100, 12.9, 9.2, 16.8, current_date - 60,
                            12.9, false)
                        """)
                .param("client", company.clientId())
                .param("asset", asset)
                .update());
    }

    private void giveTo(TwoClients.Company company, UUID asset) {
        tenancy.run(new Scope.Client(company.clientId()), () -> jdbc.sql(
                        "UPDATE asset SET person_id = :person WHERE client_id = :client AND asset_id = :asset")
                .param("person", company.requester().userId())
                .param("client", company.clientId())
                .param("asset", asset)
                .update());
    }

    /** The captured heartbeat raised one: somebody noted something, and the client has a policy of its own. */
    private void alert(TwoClients.Company company, Person superadmin, TestAgents.Joined machine) {
        UUID alert = alerts.openOf(superadmin, company.clientId(), machine.assetId())
                .getFirst()
                .alertId();
        alerts.note(company.technician(), alert, "Es por el respaldo, termina a las diez");
        policies.save(superadmin, new AlertPolicy(company.clientId(), null, 10, 0, 0, List.of()), 0);
        policies.put(superadmin, company.clientId(), new AlertRule("cpu", Severity.WARNING, true, "baja", "", 5));
        windows.create(
                company.technician(),
                new MaintenanceWindow(
                        company.clientId(),
                        alert,
                        null,
                        machine.assetId(),
                        "Parches de " + company.name(),
                        ZoneOffset.UTC,
                        LocalDate.of(2031, 3, 2),
                        null,
                        LocalTime.of(22, 0),
                        60,
                        MaintenanceWindow.Repeats.WEEKLY,
                        Set.of(DayOfWeek.SUNDAY),
                        ""));
        jobs.create(company.technician(), company.clientId(), "Respaldo de " + company.name(), 1440, 60);
    }

    /** Somebody whose telephone was lost once: those who sign in for the tests have none, and are asked for no code. */
    private void secondFactor(TwoClients.Company company, Person superadmin) {
        String login = "elena-" + company.requester().login();
        Users.Draft draft =
                new Users.Draft(company.clientId(), "Elena Pardo", "", "", "", Role.REQUESTER, company.siteId());
        User elena = users.create(superadmin, login, draft, new Secret(TestPeople.PASSWORD), false);
        Person person = new Person(
                elena.id(), elena.clientId(), elena.role(), elena.name(), login, Set.of(), null, null, "auto", false);
        phones.giveTo(person);
        phones.takeFrom(person, superadmin);
        phones.giveTo(person);
    }

    private UUID ticket(TwoClients.Company company, UUID asset) {
        Person requester = company.requester();
        Person technician = company.technician();
        Ticket ticket = ask(company, asset, "No imprime");
        bulk(company, ticket);
        UUID id = ticket.ticketId();
        attach(requester, id, "pantalla.png", picture(), null, false);
        hold(requester, "portal", "borrador.png");
        drafts.save(requester, NewTicketDraft.Form.PORTAL, Map.of("subject", "Se atora", "description", "El papel"));
        drafts.save(technician, NewTicketDraft.Form.CONSOLE, Map.of("subject", "Llamó Gabriela"));
        hold(requester, id.toString(), "sin-enviar.png");
        hold(technician, id.toString(), "aun-no.png");
        tickets.reply(technician, id, "¿Desde qué programa?", Channel.PORTAL, null);
        tickets.changeTags(technician, id, List.of(new Tag("Garantía")), List.of());
        watchers.add(technician, id, technician.userId());
        watchers.add(technician, id, company.clientAdmin().userId());
        times.add(technician, id, new TimeEntries.Work(90, times.today(technician), "Cambio de tóner y limpieza"));
        tickets.reply(technician, id, formatted("Prueba con"), Channel.PORTAL, null);
        tickets.note(technician, id, formatted("Lo de siempre:"));
        if (tickets.note(technician, id, "Es la tercera vez: cambiarla") instanceof Outcome.Done(Ticket _, UUID note)) {
            attach(technician, id, "cotizacion.txt", "Hojas y hojas".getBytes(StandardCharsets.UTF_8), note, true);
        }
        family(company, ticket, asset);
        return id;
    }

    /** What is shown as HTML, and not as the plain text beside it. */
    private static Written formatted(String begin) {
        return Written.of(
                "<p>" + begin + " <b>otro cable</b>, como <a href=\"https://example.com/cable\">este</a>:</p>"
                        + "<ul><li>Apágala</li><li><code>net stop spooler</code></li></ul><blockquote>No da línea</blockquote>",
                "");
    }

    /** One for everybody and one for the team, of this client alone: nobody else's form asks them. */
    private void fields(TwoClients.Company company, Person superadmin, UUID ticketId) {
        TicketField branch = fields.create(superadmin, field(company, "Sucursal de ", FieldKind.CHOICE, false));
        TicketField cause = fields.create(superadmin, field(company, "Causa en ", FieldKind.TEXT, true));
        fillIn(company, ticketId, branch, branch.options().getFirst().id().toString());
        fillIn(company, ticketId, cause, "Un fusible de la caja");
    }

    private void fillIn(TwoClients.Company company, UUID ticketId, TicketField field, String typed) {
        Person technician = company.technician();
        int version = tickets.get(technician, ticketId).version();
        assertThat(tickets.fillIn(technician, ticketId, version, field.id(), typed))
                .isInstanceOf(Outcome.Done.class);
    }

    private static FieldDraft field(TwoClients.Company company, String label, FieldKind kind, boolean forTeam) {
        return new FieldDraft(
                kind,
                forTeam,
                new TicketField.Texts(label + company.name(), "Está en la puerta"),
                new TicketField.Texts("", ""),
                FieldNeed.NEVER,
                false,
                Set.of(company.clientId()),
                Set.of(),
                new TicketField.Limits(null, null, 200),
                List.of(new FieldDraft.OptionDraft(null, "Tacubaya", "", true)),
                null);
    }

    private Ticket ask(TwoClients.Company company, UUID asset, String subject) {
        Person requester = company.requester();
        Opening opening = SomeOpening.of(requester)
                .about(subject)
                .category("Impresoras")
                .on(asset, "PC")
                .at(company.siteId())
                .reporting("{\"cpu\":\"Intel\"}")
                .opening();
        return tickets.create(requester, opening.saying(formatted("Desde hoy")), null);
    }

    /** One beside it, one below it, one that became a part of it. */
    private void family(TwoClients.Company company, Ticket ticket, UUID asset) {
        Person technician = company.technician();
        UUID id = ticket.ticketId();
        links.relate(technician, id, ask(company, asset, "Sin papel").ticketId());
        links.putUnder(technician, ask(company, asset, "Comprar tóner").ticketId(), id);
        merges.merge(technician, ask(company, asset, "Otra vez no imprime").ticketId(), id);
    }

    /** A change of many that could not be done: nobody but the team may be given a ticket. */
    private void bulk(TwoClients.Company company, Ticket ticket) {
        Person requester = company.requester();
        bulks.start(
                company.technician(),
                new Wish(Wish.Kind.ASSIGN, requester.userId().toString(), requester.name(), ""),
                List.of(new Chosen(company.clientId(), ticket.ticketId(), ticket.version())),
                "view=open");
    }

    private void attach(
            Person person, UUID ticket, String name, byte[] content, @Nullable UUID comment, boolean internal) {
        try {
            files.add(
                    person,
                    ticket,
                    new Attachments.Upload(name, new ByteArrayInputStream(content), internal, comment, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Person person, String place, String name) {
        try {
            held.hold(person, place, name, new ByteArrayInputStream(picture()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
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
