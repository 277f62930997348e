package mx.lanet.helpdesk.file.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.file.FileQuery;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The library: its list, each file, and the way out of it. */
@Controller
class LibraryPages {
    static final String LABELS = "file.field";
    private static final int WORDS_MAX = 100;

    private final Library library;
    private final OwnerChoices owners;
    private final Clients clients;
    private final RemoteExecution remote;
    private final RangedAnswer answer;

    LibraryPages(Library library, OwnerChoices owners, Clients clients, RemoteExecution remote, RangedAnswer answer) {
        this.library = library;
        this.owners = owners;
        this.clients = clients;
        this.remote = remote;
        this.answer = answer;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/library")
    Answer list(Person person, @RequestParam Map<String, String> asked) {
        String words = shortened(asked.getOrDefault("q", ""));
        String folder = shortened(asked.getOrDefault("folder", ""));
        Slice<LibraryFile> slice = library.list(person, new FileQuery(words, folder, null), page(asked));
        Address here = Address.of("/library").with("q", words).with("folder", folder);
        return Answer.page(
                "file/list",
                new LibraryPage.Listed(
                        slice.items(),
                        Pager.of(slice, number -> here.with("page", number).toString()),
                        words,
                        folder,
                        library.folders(person).stream()
                                .map(one -> Tab.of(one, here.with("folder", one).toString(), one.equals(folder)))
                                .toList(),
                        owners.names(person, slice.items()),
                        owners.siteNames(person, slice.items()),
                        person.isStaff() && !owners.of(person).isEmpty()));
    }

    /** A client's own files, for who asks for help. */
    @ForRoles({REQUESTER})
    @GetMapping("/portal/files")
    Answer portal(Person person, @RequestParam Map<String, String> asked) {
        String words = shortened(asked.getOrDefault("q", ""));
        Slice<LibraryFile> slice = library.list(person, new FileQuery(words, "", null), page(asked));
        Address here = Address.of("/portal/files").with("q", words);
        return Answer.page(
                "file/portal",
                new LibraryPage.Portal(
                        slice.items(),
                        Pager.of(slice, number -> here.with("page", number).toString()),
                        words,
                        clients.get(person, person.clientId()).name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/library/{entry}")
    Answer one(Person person, @PathVariable UUID entry) {
        LibraryFile found = library.get(person, entry);
        return one(
                person,
                found,
                Form.of(LABELS, Map.of("description", found.description(), "internal", "" + found.internal())));
    }

    private Answer.Rendered one(Person person, LibraryFile file, Form form) {
        boolean maySend = person.isStaff() && (file.ofHouse() || remote.permits(person, file.clientId()));
        return Answer.page(
                "file/one",
                new LibraryPage.One(
                        file,
                        owners.names(person, List.of(file)).getOrDefault(file.clientId(), ""),
                        owners.siteNames(person, List.of(file)).values().stream()
                                .findFirst()
                                .orElse(""),
                        library.versions(person, file),
                        form,
                        library.mayKeep(person, file.clientId()),
                        maySend));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/library/{entry}/edit")
    Answer change(Person person, @PathVariable UUID entry, @RequestParam Map<String, String> typed) {
        LibraryFile found = library.get(person, entry);
        Form form = Form.of(LABELS, typed);
        try {
            library.describe(person, entry, form.value("description"), form.ticked("internal"));
            return Answer.seeOther("/library/" + entry).with(Flash.ok("file.flash.saved", found.name()));
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            if (problem.errors().isEmpty()) {
                throw refusal;
            }
            return one(person, found, form.problems(problem.errors())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/library/{entry}/remove")
    Answer remove(Person person, @PathVariable UUID entry) {
        String name = library.get(person, entry).name();
        library.remove(person, entry);
        return Answer.seeOther("/library").with(Flash.ok("file.flash.removed", name));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/library/content/{content}")
    void content(Person person, @PathVariable String content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer.give(library.version(person, AgentFileEndpoint.id(content)), request, response);
    }

    private static Slice.Request page(Map<String, String> asked) {
        String page = asked.getOrDefault("page", "");
        return new Slice.Request(page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1, Pager.SIZE);
    }

    private static String shortened(String typed) {
        String text = mx.lanet.helpdesk.ticket.Words.line(typed);
        return text.length() <= WORDS_MAX ? text : text.substring(0, WORDS_MAX);
    }
}
