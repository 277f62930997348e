package mx.lanet.helpdesk.knowledge;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.FileKeeper;
import mx.lanet.helpdesk.ticket.file.HeldFile;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.file.Intake;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.springframework.stereotype.Service;

/** The files of articles: whoever may read the article may see them. They come with a draft that is published. */
@Service
public class ArticleFiles implements FileKeeper {
    /** So many may one article have. */
    public static final int MOST = 50;

    private final ArticleFileTable table;
    private final HeldFiles held;
    private final Intake intake;
    private final Tenancy tenancy;
    private final Audit audit;

    ArticleFiles(ArticleFileTable table, HeldFiles held, Intake intake, Tenancy tenancy, Audit audit) {
        this.table = table;
        this.held = held;
        this.intake = intake;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** In the order they came. */
    public List<ArticleFile> of(Person person, Article article) {
        return tenancy.call(ArticleScopes.of(person), () -> table.of(article.articleId()));
    }

    @Override
    public Optional<Stored> find(Person person, UUID fileId) {
        return one(person, fileId).map(ArticleFile::stored);
    }

    /** Refused as not found for who may not read its article. */
    public ArticleFile get(Person person, UUID fileId) {
        return one(person, fileId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private Optional<ArticleFile> one(Person person, UUID fileId) {
        return tenancy.call(ArticleScopes.of(person), () -> table.find(fileId));
    }

    /** What this person holds for a draft. */
    List<HeldFile> held(Person person, List<UUID> fileIds) {
        return held.chosen(person, fileIds);
    }

    /** Makes them the article's, in the caller's transaction; they keep their ids, which the text names. */
    void bind(Person person, UUID clientId, UUID articleId, List<HeldFile> files, Instant at) {
        if (!files.isEmpty() && table.of(articleId).size() + files.size() > MOST) {
            throw Problem.invalid(List.of(new FieldError("files", "article_files", MOST)))
                    .refusal();
        }
        files.forEach(file -> table.insert(
                clientId,
                articleId,
                new ArticleFile(file.fileId(), file.fileName(), file.stored(), person.name(), at)));
    }

    /** Once that is committed. */
    void letGo(Person person, List<HeldFile> files) {
        if (!files.isEmpty()) {
            held.letGo(person, files);
        }
    }

    /** The bytes go with it; where a text shows it, its name remains. */
    public void remove(Person person, Article article, UUID fileId) throws IOException {
        ArticleScopes.mustWrite(person, article.clientId());
        ArticleFile file = of(person, article).stream()
                .filter(each -> each.fileId().equals(fileId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
        intake.unsettle(file.stored().name());
        tenancy.run(ArticleScopes.of(person), () -> {
            table.delete(article.clientId(), article.articleId(), fileId);
            audit.record(
                    person,
                    "article.file_removed",
                    article.clientId(),
                    Subject.of(
                            "article",
                            article.articleId(),
                            article.text(article.original()).title()),
                    Map.of("file", file.fileName()));
        });
        intake.discard(file.stored().name());
    }
}
