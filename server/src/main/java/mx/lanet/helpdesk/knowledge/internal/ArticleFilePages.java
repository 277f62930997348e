package mx.lanet.helpdesk.knowledge.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.ArticleFile;
import mx.lanet.helpdesk.knowledge.ArticleFiles;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.file.FileAnswers;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The files of articles. Their pictures stand where those of tickets do. */
@Controller
class ArticleFilePages {
    private final Articles articles;
    private final ArticleFiles files;
    private final FileAnswers answers;

    ArticleFilePages(Articles articles, ArticleFiles files, FileAnswers answers) {
        this.articles = articles;
        this.files = files;
        this.answers = answers;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/knowledge/files/{file}")
    ResponseEntity<Resource> download(Person person, @PathVariable UUID file) throws IOException {
        ArticleFile found = files.get(person, file);
        return answers.whole(found.stored(), found.fileName());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/knowledge/{article}/files/{file}/remove")
    Answer remove(Person person, @PathVariable UUID article, @PathVariable UUID file) throws IOException {
        files.remove(person, articles.get(person, article), file);
        return Answer.seeOther("/knowledge/" + article).with(Flash.ok("knowledge.flash.file-removed"));
    }
}
