package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.ticket.FileCheck.Fate;
import mx.lanet.helpdesk.ticket.FileCheck.Finding;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class FileCheckTest {
    @Autowired
    private FileCheck check;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Attachments attachments;

    @Autowired
    private DataFolder data;

    @Autowired
    private TestPeople people;

    @Test
    void a_file_that_is_gone_or_another_by_one_bit_is_named() throws IOException {
        Person gabriela = people.twoClients().cafe().requester();
        Ticket ticket = tickets.create(
                gabriela,
                new Opening(
                        gabriela.clientId(),
                        "No imprime",
                        "",
                        Category.OTHER,
                        Priority.MEDIA,
                        Channel.PORTAL,
                        gabriela.userId(),
                        gabriela.name(),
                        null,
                        "",
                        null,
                        "{}"),
                null);
        attach(gabriela, ticket, "entera.txt");
        Attachment altered = attach(gabriela, ticket, "alterada.txt");
        Attachment lost = attach(gabriela, ticket, "perdida.txt");
        Path place = place(altered);
        byte[] bytes = Files.readAllBytes(place);
        bytes[0] ^= 1;
        Files.write(place, bytes);
        Files.delete(place(lost));

        List<Finding> found = new ArrayList<>();
        FileCheck.Count count = check.run(found::add);

        assertThat(found)
                .filteredOn(one -> one.of().equals(ticket.code()))
                .extracting(Finding::fileName, Finding::fate)
                .containsExactlyInAnyOrder(tuple("alterada.txt", Fate.ALTERED), tuple("perdida.txt", Fate.LOST));
        assertThat(count.whole()).isPositive();
        assertThat(count.lost() + count.altered()).isEqualTo(found.size());
    }

    private Attachment attach(Person person, Ticket ticket, String name) throws IOException {
        byte[] content = ("Hola, " + name).getBytes(StandardCharsets.UTF_8);
        return attachments.add(
                person,
                ticket.ticketId(),
                new Attachments.Upload(name, new ByteArrayInputStream(content), false, null, null));
    }

    private Path place(Attachment file) {
        String name = file.stored().name();
        return data.attachments()
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }
}
