package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.identity.PeopleImports.Review;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PeopleImportsTest {
    @Autowired
    PeopleImports imports;

    @Autowired
    Joining joining;

    @Autowired
    Users users;

    @Autowired
    TestPeople people;

    TwoClients two;
    Person hugo;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
        hugo = two.cafe().clientAdmin();
    }

    @Test
    void each_bad_line_is_told_with_its_number_and_every_reason() {
        String taken = two.cafe().requester().login();
        Review review = review(
                """
                Nombre,Correo,Usuario,Sitio,Rol
                Carmen Luna,carmen@cafe.mx,,OFICINA principal cdmx,
                ,sin-arroba,Con Espacio,,
                Raúl Ortega,Carmen@Cafe.mx,%s,Bodega,Técnico

                Ana Ruiz,%s@example.com,,,administrador
                """
                        .formatted(taken, taken));

        assertThat(review.good()).extracting(PeopleImports.Good::name).containsExactly("Carmen Luna");
        assertThat(review.bad()).extracting(PeopleImports.Bad::number).containsExactly(3L, 4L, 6L);
        assertThat(codes(review, 0)).containsExactlyInAnyOrder("name required", "email email_form", "login login_form");
        assertThat(codes(review, 1))
                .containsExactlyInAnyOrder(
                        "role import_role", "site import_site", "email import_twice", "login login_taken");
        assertThat(codes(review, 2)).containsExactly("email email_taken");
    }

    @Test
    void the_good_ones_are_made_once_and_get_links_once() {
        String list = "nombre;correo;rol\n"
                + IntStream.range(0, 230)
                        .mapToObj(i -> "Persona " + i + ";p" + i + "@cafe.mx;" + (i == 0 ? "administrador" : ""))
                        .collect(Collectors.joining("\n"));
        UUID id = upload(list.getBytes(StandardCharsets.UTF_8));

        assertThat(imports.run(hugo, id)).isEqualTo(230);
        assertThat(imports.run(hugo, id)).isZero();
        List<Invitations.Issued> links = imports.links(hugo, id);
        assertThat(links).hasSize(230);
        assertThat(imports.links(hugo, id)).isEmpty();
        assertThat(imports.review(hugo, id).linksGiven()).isTrue();

        assertThat(joining.look(links.getFirst().token())).isInstanceOf(Joining.Standing.Usable.class);
        User first = users.get(hugo, links.getFirst().user().id());
        assertThat(first.role()).isEqualTo(Role.CLIENT_ADMIN);
        assertThat(first.clientId()).isEqualTo(two.cafe().clientId());
        assertThat(review(list).good()).isEmpty();
    }

    @Test
    void what_spreadsheets_write_is_read() {
        String text = "Nombre;Teléfono;Área\r\n\"Muñoz; Íñigo\";55 1234;\"Dirección\n\"\"General\"\"\"\r\n";

        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(Charset.forName("windows-1252")),
                ("\ufeff" + text.replace(';', '\t').replace("\t Íñigo", "; Íñigo"))
                        .getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(imports.review(hugo, upload(bytes)).good())
                    .extracting(PeopleImports.Good::name)
                    .containsExactly("Muñoz; Íñigo");
        }
    }

    @Test
    void what_is_no_list_or_too_long_is_refused() {
        String long5001 = "nombre\n" + "Ana\n".repeat(PeopleImports.MOST_LINES + 1);

        assertThat(refusal("")).isEqualTo("import_empty");
        assertThat(refusal("nombre,correo\n\n")).isEqualTo("import_empty");
        assertThat(refusal("Carmen Luna,carmen@cafe.mx\n")).isEqualTo("import_columns");
        assertThat(refusal("nombre,correo\nAna,ana@cafe.mx\n\"Raúl,raul@cafe.mx\nEva,eva@cafe.mx\n"))
                .isEqualTo("import_quote");
        assertThat(refusal(long5001)).isEqualTo("import_lines");
        assertThat(refusal("x".repeat(PeopleImports.MOST_BYTES + 1))).isEqualTo("import_large");
        assertThat(upload(long5001.substring(0, long5001.length() - 4).getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @Test
    void nobody_imports_elsewhere_and_nobody_else_sees_a_list() {
        byte[] list = "nombre\nAna\n".getBytes(StandardCharsets.UTF_8);
        UUID id = upload(list);

        assertThat(codeOf(() -> imports.upload(hugo, two.textil().clientId(), "x.csv", list)))
                .isEqualTo("invalid_body");
        assertThat(codeOf(() -> imports.upload(two.superadmin(), Person.HOUSE, "x.csv", list)))
                .isEqualTo("invalid_body");
        assertThat(codeOf(
                        () -> imports.upload(two.cafe().technician(), two.cafe().clientId(), "x.csv", list)))
                .isEqualTo("forbidden");
        for (Person other : List.of(two.textil().clientAdmin(), two.superadmin())) {
            assertThat(codeOf(() -> imports.review(other, id))).isEqualTo("not_found");
            assertThat(codeOf(() -> imports.run(other, id))).isEqualTo("not_found");
            assertThat(codeOf(() -> imports.links(other, id))).isEqualTo("not_found");
        }
    }

    private Review review(String list) {
        return imports.review(hugo, upload(list.getBytes(StandardCharsets.UTF_8)));
    }

    private UUID upload(byte[] bytes) {
        return imports.upload(hugo, two.cafe().clientId(), "gente.csv", bytes);
    }

    private String refusal(String list) {
        return catchThrowableOfType(Refusal.class, () -> upload(list.getBytes(StandardCharsets.UTF_8)))
                .problem()
                .errors()
                .getFirst()
                .code();
    }

    private static List<String> codes(Review review, int place) {
        return review.bad().get(place).errors().stream()
                .map((FieldError error) -> error.field() + " " + error.code())
                .toList();
    }

    private static String codeOf(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).problem().code();
    }
}
