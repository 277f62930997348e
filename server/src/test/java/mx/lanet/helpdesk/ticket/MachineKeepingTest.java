package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.field.FieldChanges;
import mx.lanet.helpdesk.ticket.field.FieldDraft;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldNeed;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.MachineFields;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.file.Intake;
import mx.lanet.helpdesk.ticket.file.MachineFile;
import mx.lanet.helpdesk.ticket.file.MachineFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people keep with a machine: files, and the house's fields. */
@ServerTest
class MachineKeepingTest {
    @Autowired
    private MachineFiles files;

    @Autowired
    private MachineFields fields;

    @Autowired
    private TicketFields ticketFields;

    @Autowired
    private FieldChanges changes;

    @Autowired
    private AssetDetails assets;

    @Autowired
    private AssetLists lists;

    @Autowired
    private Intake intake;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person technician;
    private Person administrator;
    private AssetDetail machine;

    @BeforeEach
    void aMachine() {
        clients = people.twoClients();
        technician = clients.cafe().technician();
        administrator = clients.cafe().clientAdmin();
        UUID id = SomeAsset.of(clients.cafe()).named("PC-CAJA-01").in(tenancy, jdbc);
        machine = assets.find(technician, id).orElseThrow();
    }

    @Test
    void the_client_reads_the_files_that_are_not_the_teams_alone_and_nobody_else_any() throws IOException {
        add("factura.txt", false);
        add("acuerdo.txt", true);

        assertThat(files.of(technician, machine))
                .extracting(MachineFile::fileName)
                .contains("factura.txt", "acuerdo.txt");
        assertThat(files.of(administrator, machine))
                .extracting(MachineFile::fileName)
                .containsExactly("factura.txt");
        MachineFile internal = files.of(technician, machine).stream()
                .filter(MachineFile::internal)
                .findFirst()
                .orElseThrow();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> files.get(administrator, machine, internal.fileId()));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> files.get(clients.textil().technician(), machine, internal.fileId()));
        assertThat(files.of(clients.cafe().requester(), machine)).isEmpty();

        files.remove(technician, machine, internal.fileId());
        assertThat(files.of(technician, machine))
                .extracting(MachineFile::fileName)
                .containsExactly("factura.txt");
        assertThat(intake.has(internal.stored().name())).isFalse();
    }

    @Test
    void a_field_of_servers_is_asked_of_servers_of_its_clients_and_of_no_ticket() {
        TicketField floor = changes.create(clients.superadmin(), draft("Piso", false, Set.of()));
        changes.create(clients.superadmin(), draft("Gabinete", false, Set.of("server")));
        TicketField price = changes.create(clients.superadmin(), draft("Precio", true, Set.of()));

        fields.put(technician, machine, Map.of(floor.id(), text("Tercero"), price.id(), text("Caro")));

        assertThat(fields.of(technician, machine))
                .extracting(field -> field.spanish().label())
                .containsExactly("Piso", "Precio");
        assertThat(fields.of(administrator, machine)).containsExactly(floor);
        assertThat(fields.values(administrator, machine)).containsOnlyKeys(floor.id());
        assertThat(fields.values(technician, machine)).containsEntry(price.id(), text("Caro"));
        assertThat(ticketFields.of(technician, clients.cafe().clientId())).doesNotContain(floor, price);
        fields.put(technician, machine, Map.of(price.id(), text("Caro")));
        assertThat(fields.values(technician, machine)).containsOnlyKeys(price.id());
    }

    @Test
    void machines_are_found_by_what_they_say_of_which_the_client_reads_what_is_not_the_teams() {
        Person lucia = clients.superadmin();
        TicketField floor = changes.create(lucia, draft("Planta", false, Set.of()));
        TicketField price = changes.create(lucia, draft("Costo", true, Set.of()));
        TicketField sockets = changes.create(lucia, draft(FieldKind.NUMBER, "Contactos"));
        TicketField insured = changes.create(lucia, draft(FieldKind.CHECKBOX, "Asegurado"));
        UUID other = SomeAsset.of(clients.cafe())
                .named("PC-BODEGA")
                .ofPerson(clients.cafe().requester().userId())
                .in(tenancy, jdbc);
        SomeAsset.of(clients.textil()).named("PC-TELAR").in(tenancy, jdbc);
        fields.put(technician, machine, Map.of(floor.id(), text("Tercero al 100%"), price.id(), text("Caro")));
        fields.put(
                technician,
                assets.find(technician, other).orElseThrow(),
                Map.of(
                        floor.id(),
                        text("Sótano"),
                        price.id(),
                        text("Regalado"),
                        sockets.id(),
                        new FieldValue.Amount(new BigDecimal("4")),
                        insured.id(),
                        new FieldValue.Ticked()));

        UUID own = machine.assetId();
        assertThat(found(technician, floor.name() + "=al+100%25")).containsExactly(own);
        assertThat(found(technician, floor.name() + "=al_100")).isEmpty();
        assertThat(found(lucia, price.name() + "=caro&q=caja")).containsExactly(own);
        assertThat(found(technician, sockets.name() + "=3..5")).containsExactly(other);
        assertThat(found(technician, sockets.name() + "=5..")).isEmpty();
        assertThat(found(technician, insured.name() + "=yes")).containsExactly(other);
        assertThat(found(lucia, insured.name() + "=no")).containsExactly(own);
        assertThat(found(lucia, "q=sótano")).containsExactly(other);
        assertThat(found(technician, "q=regalado")).containsExactly(other);
        assertThat(found(administrator, "q=regalado")).isEmpty();
        assertThat(found(administrator, price.name() + "=caro")).isEmpty();
        assertThat(found(clients.textil().technician(), floor.name() + "=tercero"))
                .isEmpty();

        try (Visitor team = Visitor.as(technician, port);
                Visitor requester = Visitor.as(clients.cafe().requester(), port)) {
            String typed = team.get("/assets?" + sockets.name() + ".from=4&" + sockets.name() + ".to=")
                    .body();
            assertThat(typed)
                    .contains("PC-BODEGA", "Contactos", sockets.name() + "=4..")
                    .doesNotContain("PC-CAJA-01");
            changes.create(lucia, draft("Quinto", false, Set.of()));
            String sixth =
                    changes.create(lucia, draft("Sexto", false, Set.of())).key();
            String last =
                    changes.create(lucia, draft("Último", false, Set.of())).key();
            assertThat(team.get("/assets?q=PC").body())
                    .contains("mas-campos", "/assets?q=PC&amp;field=" + last)
                    .doesNotContain("data-menu=\"Último\"");
            assertThat(team.get("/assets?q=PC&field=" + last).body())
                    .contains("data-menu=\"Último\" open", "/assets?q=PC&amp;field=" + sixth)
                    .doesNotContain("href=\"/assets?q=PC&amp;field=" + last);
            assertThat(requester.get("/portal/asset").body())
                    .contains("PC-BODEGA", "Planta", "Sótano", "Contactos")
                    .doesNotContain("Regalado", "PC-CAJA-01");
        }
    }

    private List<UUID> found(Person person, String list) {
        return lists.ids(person, AssetQuery.ofList(list));
    }

    @Test
    void what_is_written_of_a_machine_is_saved_together_and_read_by_its_client() {
        TicketField shelf = changes.create(clients.superadmin(), draft("Estante", false, Set.of()));
        String life = "/assets/" + machine.assetId() + "/life";
        Map<String, String> typed =
                Map.of("version", "0", "department", "Costura", "currency", "MXN", shelf.name(), "Junto al telar");
        try (Visitor lucia = Visitor.as(clients.superadmin(), port);
                Visitor hugo = Visitor.as(administrator, port)) {
            assertThat(lucia.post(life, typed).statusCode()).isEqualTo(303);
            assertThat(lucia.post(life, typed).statusCode()).isEqualTo(409);
            assertThat(hugo.get(life).body())
                    .contains("Costura", "Estante", "Junto al telar")
                    .doesNotContain("name=\"files\"");
            assertThat(hugo.post(life, typed).statusCode()).isEqualTo(403);
        }
    }

    private FieldDraft draft(String label, boolean forTeam, Set<String> machineKinds) {
        return draft(FieldKind.TEXT, label, forTeam, machineKinds);
    }

    private FieldDraft draft(FieldKind kind, String label) {
        return draft(kind, label, false, Set.of());
    }

    private FieldDraft draft(FieldKind kind, String label, boolean forTeam, Set<String> machineKinds) {
        return new FieldDraft(
                kind,
                forTeam,
                new TicketField.Texts(label, ""),
                new TicketField.Texts("", ""),
                FieldNeed.NEVER,
                false,
                Set.of(clients.cafe().clientId()),
                true,
                machineKinds,
                Set.of(),
                new TicketField.Limits(null, null, 200),
                List.of(),
                null);
    }

    private static FieldValue text(String words) {
        return new FieldValue.Text(words);
    }

    private void add(String name, boolean internal) throws IOException {
        byte[] content = ("Contenido de " + name).getBytes(StandardCharsets.UTF_8);
        files.add(technician, machine, name, new ByteArrayInputStream(content), internal);
    }
}
