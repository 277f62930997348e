package mx.lanet.helpdesk.knowledge.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleFile;
import mx.lanet.helpdesk.knowledge.ArticleFiles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.text.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An article's text and files as a page shows them. */
@Component
class ArticleShapes {
    private final ArticleFiles files;

    ArticleShapes(ArticleFiles files) {
        this.files = files;
    }

    /**
     * What stands below a title.
     *
     * @param rich null when the text is not of our shapes: then its plain words are shown
     * @param files those that do not stand in the text as pictures
     */
    record Shape(@Nullable Shown rich, List<ArticleFile> files) {}

    /** @param tickets the path before a ticket's number */
    Shape of(Person person, Article article, String html, String tickets) {
        List<ArticleFile> all = files.of(person, article);
        Shown rich = Shown.of(html, tickets, id -> all.stream()
                        .filter(file -> file.fileId().equals(id))
                        .map(ArticleFile::fileId)
                        .map(ArticleShapes::path)
                        .findFirst())
                .orElse(null);
        Set<UUID> shown = rich == null ? Set.of() : rich.pictures();
        return new Shape(
                rich,
                all.stream().filter(file -> !shown.contains(file.fileId())).toList());
    }

    static String path(UUID fileId) {
        return "/knowledge/files/" + fileId;
    }
}
