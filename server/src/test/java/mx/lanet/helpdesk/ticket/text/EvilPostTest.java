package mx.lanet.helpdesk.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.category.Categories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The known attacks, sent as a browser's form would send them, and looked at in the page that comes of it. */
@ServerTest
class EvilPostTest {
    /** All that may stand between angle brackets in a text with form, as one reader's page shows it. */
    private static final Pattern OURS =
            Pattern.compile("<!-- -->|</?(?:p|strong|em|u|s|ul|ol|li|code|pre|blockquote|h3|a)>|<br />|<br>"
                    + "|<a href=\"(?:https?://|mailto:)[^\"<>\\s]+\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">"
                    + "|<a href=\"/(?:portal/)?tickets/TKT-[0-9]+\">|<span class=\"t3\">|</span>");

    private static final Pattern TEXT = Pattern.compile("<div class=\"prose(?: rich)?\">(.*?)</div>", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private TestPeople people;

    @Autowired
    private Categories categories;

    private TwoClients clients;
    private String printers;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        UUID cafe = clients.cafe().clientId();
        printers = categories
                .of(clients.superadmin(), cafe)
                .meant("Impresoras")
                .orElseThrow()
                .id()
                .toString();
    }

    @Test
    void no_known_attack_gets_into_a_page_by_a_new_ticket_a_reply_or_a_note() {
        try (Visitor gabriela = Visitor.as(clients.cafe().requester(), port);
                Visitor daniela = Visitor.as(clients.cafe().technician(), port)) {
            for (List<String> evils : parts(EvilHtml.all(), 12)) {
                String code = asked(daniela, "/tickets", evils);
                check(daniela.get("/tickets/" + code), evils);
                code = asked(gabriela, "/portal/tickets", evils);
                for (String evil : evils) {
                    say(daniela, "/tickets/" + code + "/say", evil, "reply");
                    say(daniela, "/tickets/" + code + "/say", evil, "note");
                    say(gabriela, "/portal/tickets/" + code + "/say", evil, "");
                }
                check(daniela.get("/tickets/" + code), evils);
                check(gabriela.get("/portal/tickets/" + code), evils);
            }
        }
    }

    private String asked(Visitor visitor, String path, List<String> evils) {
        String evil = evils.stream()
                .filter(one -> one.chars().noneMatch(Character::isISOControl))
                .findFirst()
                .orElseThrow();
        Map<String, String> fields = new HashMap<>(Map.of(
                "subject", "No imprime", "description", "", "html", evil, "category", printers, "priority", "media"));
        fields.put("client", clients.cafe().clientId().toString());
        fields.put("requester", clients.cafe().requester().userId().toString());
        fields.put("channel", "phone");
        HttpResponse<String> made = visitor.post(path, fields);
        assertThat(made.statusCode()).as(evil).isEqualTo(303);
        String there = made.headers().firstValue("Location").orElseThrow();
        return there.substring(there.lastIndexOf('/') + 1);
    }

    private static void say(Visitor visitor, String path, String evil, String kind) {
        HttpResponse<String> said = visitor.post(path, Map.of("kind", kind, "body", "", "html", evil));
        // 422 when nothing is left of it, 400 for characters that no form sends.
        assertThat(said.statusCode()).as(evil).isIn(303, 400, 422);
        if (said.statusCode() == 422) {
            assertThat(said.body()).as(evil).doesNotContainPattern("<script>|onerror=|javascript:[^<]*\"");
        }
    }

    private static void check(HttpResponse<String> page, List<String> evils) {
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher texts = TEXT.matcher(page.body());
        int found = 0;
        while (texts.find()) {
            found++;
            assertThat(OURS.matcher(texts.group(1)).replaceAll(""))
                    .as(String.join("\n", evils))
                    .doesNotContain("<", ">");
        }
        assertThat(found).isPositive();
    }

    private static List<List<String>> parts(List<String> all, int size) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + size)
                .mapToObj(i -> all.subList(i, Math.min(all.size(), i + size)))
                .toList();
    }
}
