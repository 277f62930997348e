package mx.lanet.helpdesk.file.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.file.FileDraft;
import mx.lanet.helpdesk.file.FileUploads;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.file.Upload;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.file.FileNames;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files come in: in pieces by the page's script, which goes on where it broke off, or small ones with the form itself where there
 * is no script. What is not taken is told as JSON, in the person's words.
 */
@Controller
class UploadPages {
    private final Library library;
    private final FileUploads uploads;
    private final OwnerChoices owners;
    private final MessageSource messages;

    UploadPages(Library library, FileUploads uploads, OwnerChoices owners, MessageSource messages) {
        this.library = library;
        this.uploads = uploads;
        this.owners = owners;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/library/new")
    Answer form(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        return Answer.page("file/new", put(person, Form.of(LibraryPages.LABELS, asked), locale))
                .orFragment("sitio", "file/site");
    }

    private LibraryPage.Put put(Person person, Form form, Locale locale) {
        List<Choice> choices = choices(person, new Texts(messages, locale));
        if (choices.isEmpty()) {
            throw Problem.forbidden().refusal();
        }
        UUID owner = choices.stream()
                .filter(choice -> form.has("owner") ? choice.value().equals(form.value("owner")) : choice.chosen())
                .findFirst()
                .map(choice -> UUID.fromString(choice.value()))
                .orElse(UUID.fromString(choices.getFirst().value()));
        return new LibraryPage.Put(
                form,
                choices,
                owners.sites(person, owner).stream()
                        .map(site -> new Choice(site.id().toString(), site.name(), false))
                        .toList(),
                library.folders(person),
                uploads.maxSize().toMegabytes() >= 1024
                        ? uploads.maxSize().toGigabytes() + " GB"
                        : uploads.maxSize().toMegabytes() + " MB",
                uploads.maxSize().toBytes());
    }

    private List<Choice> choices(Person person, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        if (library.mayKeep(person, Person.HOUSE)) {
            choices.add(new Choice(Person.HOUSE.toString(), texts.t("file.owner.house"), false));
        }
        owners.of(person).stream()
                .map(client -> new Choice(
                        client.id().toString(), client.name(), client.id().equals(person.chosenClient())))
                .forEach(choices::add);
        return choices;
    }

    /** Without a script: whatever the form itself can carry. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/library/new")
    Answer whole(
            Person person,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Locale locale)
            throws IOException {
        Form form = Form.of(LibraryPages.LABELS, typed);
        List<MultipartFile> chosen = files == null
                ? List.of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        try {
            if (chosen.isEmpty()) {
                throw Problem.invalid(List.of(new FieldError("files", "required")))
                        .refusal();
            }
            for (MultipartFile file : chosen) {
                take(person, draft(form, Objects.requireNonNullElse(file.getOriginalFilename(), "")), file);
            }
            return Answer.seeOther("/library").with(Flash.ok("file.flash.taken", chosen.size()));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            Form told = form.problems(refusal.problem().errors());
            return Answer.page("file/new", put(person, told, locale)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void take(Person person, FileDraft draft, MultipartFile file) throws IOException {
        Upload upload = uploads.begin(person, draft, file.getSize(), "");
        try (InputStream content = file.getInputStream()) {
            content.skipNBytes(uploads.received(upload));
            uploads.append(upload, uploads.received(upload), content);
        }
        uploads.finish(person, upload);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/library/uploads")
    @ResponseBody
    Map<String, Object> begin(
            Person person,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "0") long size,
            @RequestParam(defaultValue = "") String modified,
            Locale locale) {
        Form form = Form.of(LibraryPages.LABELS, typed);
        try {
            Upload upload = uploads.begin(person, draft(form, form.value("name")), size, modified);
            return Map.of("id", upload.uploadId(), "received", uploads.received(upload));
        } catch (Refusal refusal) {
            return refused(refusal, locale);
        }
    }

    /** The next piece, as it is. Answers how much is here, or the file when it is whole. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/library/uploads/{upload}")
    @ResponseBody
    Map<String, Object> append(
            Person person,
            @PathVariable String upload,
            @RequestParam(defaultValue = "-1") long offset,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        Upload found = uploads.get(person, AgentFileEndpoint.id(upload));
        long received = uploads.append(found, offset, request.getInputStream());
        if (received != found.sizeBytes()) {
            return Map.of("received", received);
        }
        try {
            LibraryFile file = uploads.finish(person, found);
            return Map.of(
                    "received",
                    received,
                    "path",
                    "/library/" + file.fileId(),
                    "version",
                    file.newest().version());
        } catch (Refusal refusal) {
            return refused(refusal, locale);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/library/uploads/{upload}/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(Person person, @PathVariable String upload) throws IOException {
        uploads.forget(person, uploads.get(person, AgentFileEndpoint.id(upload)));
    }

    private FileDraft draft(Form form, String name) {
        return new FileDraft(
                owner(form.value("owner")),
                form.value("site").isEmpty() ? null : AgentFileEndpoint.id(form.value("site")),
                form.value("folder"),
                FileNames.of(name),
                form.value("description"),
                form.ticked("internal"));
    }

    private static UUID owner(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Problem.invalid(List.of(new FieldError("owner", "choose_from_list")))
                    .refusal();
        }
    }

    /** Why, in words; who may not do it at all is refused as such. */
    private Map<String, Object> refused(Refusal refusal, Locale locale) {
        Problem problem = refusal.problem();
        if (problem.status() == 403 || problem.status() == 404) {
            throw refusal;
        }
        Texts texts = new Texts(messages, locale);
        String why = problem.errors().isEmpty()
                ? texts.t("problem." + problem.code(), problem.arguments().toArray())
                : texts.t(
                        "field." + problem.errors().getFirst().code(),
                        problem.errors().getFirst().arguments().toArray());
        return Map.of("refused", why);
    }
}
