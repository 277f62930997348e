package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Invitations;
import mx.lanet.helpdesk.identity.PeopleImports;
import mx.lanet.helpdesk.identity.PeopleImports.Bad;
import mx.lanet.helpdesk.identity.PeopleImports.Review;
import mx.lanet.helpdesk.shared.CsvCells;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A list of people: the template, the upload, the dry run, the import, and the links. */
@Controller
@RequestMapping("/users/import")
class ImportPages {
    private static final int MOST_SHOWN = 200;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final PeopleImports imports;
    private final Clients clients;
    private final JoinAddress addresses;
    private final MessageSource messages;

    ImportPages(PeopleImports imports, Clients clients, JoinAddress addresses, MessageSource messages) {
        this.imports = imports;
        this.clients = clients;
        this.addresses = addresses;
        this.messages = messages;
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping
    Answer form(Person person) {
        return form(person, Form.empty(UserViews.LABELS));
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping
    Answer upload(
            Person person,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Form form = Form.of(UserViews.LABELS, Map.of("client", client));
        try {
            UUID clientId = person.isStaff() ? UserPages.id(client, Person.HOUSE) : person.clientId();
            UUID id = imports.upload(
                    person,
                    clientId,
                    file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    bytes(file));
            return seeOther("/users/import/" + id);
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            return form(person, form.problems(refusal.problem().errors())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Answer.Rendered form(Person person, Form form) {
        List<Choice> choices = !person.isStaff()
                ? List.of()
                : clients.reachable(person).stream()
                        .map(one -> new Choice(
                                one.id().toString(), one.name(), one.id().equals(person.chosenClient())))
                        .toList();
        return page("identity/importForm", new ImportFormPage(form, choices, PeopleImports.MOST_LINES));
    }

    /** One byte more than allowed is enough to know. */
    private static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (InputStream content = file.getInputStream()) {
            return content.readNBytes(PeopleImports.MOST_BYTES + 1);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        Texts texts = texts();
        List<String> names = List.of("name", "email", "login", "phone", "department", "site", "role").stream()
                .map(column -> texts.t("identity.field." + column))
                .toList();
        return csv(texts.t("identity.import.template-file"), List.of(names));
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/{importId}")
    Answer review(Person person, @PathVariable UUID importId) {
        Review review = imports.review(person, importId);
        Texts texts = texts();
        List<ImportPage.BadLine> bad = review.bad().stream()
                .limit(MOST_SHOWN)
                .map(line -> new ImportPage.BadLine(line.number(), who(line), reasons(line, texts)))
                .toList();
        return page("identity/import", new ImportPage(review, bad, review.bad().size() - bad.size()));
    }

    private static String who(Bad line) {
        return line.name().isEmpty() ? line.email() : line.name();
    }

    private static List<String> reasons(Bad line, Texts texts) {
        List<String> reasons = new ArrayList<>();
        for (FieldError error : line.errors()) {
            reasons.add(texts.t("identity.field." + error.field()) + ": "
                    + texts.t("field." + error.code(), error.arguments().toArray()));
        }
        return reasons;
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/{importId}")
    Answer run(Person person, @PathVariable UUID importId) {
        int made = imports.run(person, importId);
        return seeOther("/users/import/" + importId).with(told(made));
    }

    /** A flash travels as text, so its plural is chosen before it leaves. */
    private static Flash told(int made) {
        return switch (made) {
            case 0 -> Flash.warn("identity.import.nobody");
            case 1 -> Flash.ok("identity.import.done.one");
            default -> Flash.ok("identity.import.done.many", made);
        };
    }

    /** The links stand in this answer and nowhere else. */
    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/{importId}/links")
    Object links(Person person, @PathVariable UUID importId, HttpServletRequest request) {
        List<Invitations.Issued> issued = imports.links(person, importId);
        if (issued.isEmpty()) {
            return seeOther("/users/import/" + importId).with(Flash.warn("identity.import.links-gone"));
        }
        Texts texts = texts();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                texts.t("identity.field.name"),
                texts.t("identity.field.login"),
                texts.t("identity.field.email"),
                texts.t("identity.import.link"),
                texts.t("identity.import.until")));
        for (Invitations.Issued one : issued) {
            lines.add(List.of(
                    one.user().name(),
                    one.user().login(),
                    one.user().email(),
                    addresses.of(one.token(), request),
                    one.expiresAt().toString()));
        }
        return csv(texts.t("identity.import.links-file"), lines);
    }

    private static ResponseEntity<byte[]> csv(String name, List<List<String>> lines) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(CSV)
                .body(CsvCells.file(lines));
    }

    private Texts texts() {
        return new Texts(messages, LocaleContextHolder.getLocale());
    }
}
