package mx.lanet.helpdesk.console.inventory;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.Software;
import mx.lanet.helpdesk.asset.SoftwareMachines;
import mx.lanet.helpdesk.asset.SoftwareQuery;
import mx.lanet.helpdesk.asset.SoftwareTitle;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is installed everywhere, and who has which version of it. */
@Controller
class SoftwarePages {
    private static final int LONGEST_NAME = 300;

    private final Software software;
    private final Narrowing narrowing;
    private final MessageSource messages;

    SoftwarePages(Software software, Narrowing narrowing, MessageSource messages) {
        this.software = software;
        this.narrowing = narrowing;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory")
    Answer titles(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        Asked read = read(person, asked, locale);
        return Answer.page(
                "inventory/software",
                new SoftwarePage(
                        read.here(),
                        software.titles(person, read.query()),
                        read.chips(),
                        read.query().byName()));
    }

    /** The list to take along. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/export")
    Export export(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        Asked read = read(person, asked, locale);
        Texts texts = new Texts(messages, locale);
        String title = texts.t("inventory.software.title");
        List<Cells<SoftwareTitle>> columns = List.of(
                Cells.text(texts.t("inventory.column.program"), SoftwareTitle::name),
                Cells.text(texts.t("asset.software.publisher"), SoftwareTitle::publisher),
                Cells.whole(texts.t("inventory.column.machines"), SoftwareTitle::machines));
        return Export.of(
                title,
                Narrowing.words(read.chips(), read.query().words()),
                Narrowing.whose(person, read.query().clientId()),
                new Sheet<>(title, columns, (most, one) -> software.each(person, read.query(), most, one)));
    }

    private record Asked(SoftwareQuery query, Address here, List<Chip> chips) {}

    private Asked read(Person person, Map<String, String> asked, Locale locale) {
        String words = Narrowing.cut(asked.getOrDefault("q", ""));
        UUID client = Narrowing.client(person, asked.getOrDefault("client", ""));
        boolean byName = asked.getOrDefault("sort", "").equals("name");
        Slice.Request page = new Slice.Request(Narrowing.page(asked.getOrDefault("page", "")), Pager.SIZE);
        String filter = asked.getOrDefault("filter", "");
        List<UUID> machines = narrowing.machines(person, filter);
        Address here = Address.of("/inventory")
                .with("q", words)
                .with("client", shown(person, client))
                .with("filter", machines == null ? null : filter)
                .with("sort", byName ? "name" : null);
        SoftwareQuery query = new SoftwareQuery(words, client, byName, machines, page);
        return new Asked(query, here, chips(person, here, client, locale));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/software")
    Answer title(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        String name = cut(asked.getOrDefault("name", ""));
        if (name.isBlank()) {
            return Answer.seeOther("/inventory");
        }
        String publisher = cut(asked.getOrDefault("publisher", ""));
        String version = asked.containsKey("version") ? cut(asked.get("version")) : null;
        String older = version == null ? Narrowing.cut(asked.getOrDefault("older", "")) : "";
        UUID client = Narrowing.client(person, asked.getOrDefault("client", ""));
        Slice.Request page = new Slice.Request(Narrowing.page(asked.getOrDefault("page", "")), Pager.SIZE);
        Optional<SoftwareTitle.Whole> found = software.find(person, name, publisher, client);
        String filter = asked.getOrDefault("filter", "");
        List<UUID> machinesOf = narrowing.machines(person, filter);
        Address here = Address.of("/inventory/software")
                .with("name", name)
                .with("publisher", publisher)
                .with("client", shown(person, client))
                .with("filter", machinesOf == null ? null : filter)
                .with("version", version)
                .with("older", older);
        Slice<Software.Machine> machines = software.machines(
                person, new SoftwareMachines(name, publisher, client, version, older, machinesOf, page));
        boolean clientShown = client == null && person.clients().size() != 1;
        SoftwareTitle.Whole whole =
                found.orElseGet(() -> new SoftwareTitle.Whole(new SoftwareTitle(name, publisher, 0), List.of()));
        return Answer.page(
                "inventory/title",
                new TitlePage(here, whole, machines, chips(person, here, client, locale), version, older, clientShown));
    }

    /** Client and saved list. */
    private List<Chip> chips(Person person, Address here, @Nullable UUID client, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Stream<Chip> ofClients = narrowing.chips(person, here, client, null, texts).stream()
                .limit(person.isStaff() && person.chosenClient() == null ? 1 : 0);
        return Stream.concat(ofClients, narrowing.lists(person, here, texts).stream())
                .toList();
    }

    private static @Nullable UUID shown(Person person, @Nullable UUID client) {
        return person.isStaff() && person.chosenClient() == null ? client : null;
    }

    private static String cut(String text) {
        String plain = text.replace("\0", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
