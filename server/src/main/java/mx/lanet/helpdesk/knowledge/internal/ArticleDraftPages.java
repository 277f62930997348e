package mx.lanet.helpdesk.knowledge.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.ArticleDrafts;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.Articles;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The editor: what is written there is kept by itself as its author's draft, until it is published. */
@Controller
@RequestMapping("/knowledge")
class ArticleDraftPages {
    private final ArticleDrafts drafts;
    private final Articles articles;
    private final Placings placings;
    private final HeldFiles held;
    private final Attachments limits;

    ArticleDraftPages(ArticleDrafts drafts, Articles articles, Placings placings, HeldFiles held, Attachments limits) {
        this.drafts = drafts;
        this.articles = articles;
        this.placings = placings;
        this.held = held;
        this.limits = limits;
    }

    /** For the team, until its author says otherwise. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/new")
    Answer begin(Person person, Locale locale) {
        UUID chosen = person.chosenClient();
        UUID owner = chosen != null && person.mayReach(chosen) ? chosen : Person.HOUSE;
        ArticleDraft draft = drafts.begin(
                person, new Placing(owner, Audience.INTERNAL, null), TextLanguage.of(locale), "", Written.plain(""));
        return Answer.seeOther(path(draft));
    }

    /** The person's own draft of one language; without that language, a translation begins. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{article}/edit")
    Answer edit(
            Person person,
            @PathVariable UUID article,
            @RequestParam(defaultValue = "") String language,
            Locale locale) {
        return Answer.seeOther(
                path(drafts.edit(person, article, TextLanguage.find(language).orElse(TextLanguage.of(locale)))));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/drafts/{draft}")
    Answer form(Person person, @PathVariable UUID draft, Locale locale) {
        ArticleDraft found = drafts.get(person, draft);
        return page(person, found, form(found), locale);
    }

    /** By itself while somebody types; with a button where no script runs. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/drafts/{draft}")
    Answer save(
            Person person,
            @PathVariable UUID draft,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        ArticleDraft saved = drafts.save(person, draft, said(person, draft, typed));
        return htmx == null
                ? Answer.seeOther(path(saved)).with(Flash.ok("reply.draft.flash.saved"))
                : Answer.page("knowledge/drafted", saved).orFragment("borrador-nuevo", "knowledge/drafted");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/drafts/{draft}/publish")
    Answer publish(
            Person person,
            @PathVariable UUID draft,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> held,
            Locale locale) {
        ArticleDraft saved = drafts.save(person, draft, said(person, draft, typed));
        if ("true".equals(typed.get("anyway"))) {
            saved = drafts.onTop(person, saved);
        }
        try {
            Article published = articles.publish(person, saved, ids(held));
            drafts.forget(person, draft);
            return Answer.seeOther("/knowledge/" + published.articleId() + "?language="
                            + saved.language().word())
                    .with(Flash.ok("knowledge.flash.published", saved.title()));
        } catch (Refusal refusal) {
            boolean conflict =
                    refusal.problem().code().equals(Problem.conflict().code());
            if (refusal.problem().errors().isEmpty() && !conflict) {
                throw refusal;
            }
            return page(person, saved, form(saved).problems(refusal.problem().errors()), locale)
                    .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/drafts/{draft}/discard")
    Answer discard(Person person, @PathVariable UUID draft) {
        ArticleDraft found = drafts.get(person, draft);
        drafts.forget(person, draft);
        String back = found.isNew() ? "/knowledge" : "/knowledge/" + found.articleId();
        return Answer.seeOther(back).with(Flash.ok("knowledge.flash.discarded"));
    }

    private ArticleDrafts.Said said(Person person, UUID draft, Map<String, String> typed) {
        ArticleDraft before = drafts.get(person, draft);
        Form form = Form.of(KnowledgePages.LABELS, typed);
        return new ArticleDrafts.Said(
                Placings.read(form, before.placing()),
                TextLanguage.find(form.value("language")).orElse(before.language()),
                Words.line(form.value("title")),
                Written.of(form.value("html"), form.value("body")));
    }

    private static Form form(ArticleDraft draft) {
        Form form = Form.of(
                KnowledgePages.LABELS,
                Map.of(
                        "title",
                        draft.title(),
                        "body",
                        draft.body(),
                        "html",
                        draft.html(),
                        "language",
                        draft.language().word()));
        return Placings.shown(form, draft.placing());
    }

    private Answer.Rendered page(Person person, ArticleDraft draft, Form form, Locale locale) {
        UUID articleId = draft.articleId();
        Article counts = articleId == null ? null : articles.get(person, articleId);
        ArticleText published = counts == null ? null : counts.texts().get(draft.language());
        boolean overtaken = published != null && published.version() != draft.seen();
        String place = draft.draftId().toString();
        return Answer.page(
                "knowledge/edit",
                new ArticlePage.Edit(
                        form,
                        draft,
                        counts,
                        overtaken ? Objects.requireNonNull(published) : null,
                        drafts.others(person, draft),
                        placings.ownerChoices(person, draft.placing().owner()),
                        placings.categoryChoices(
                                person, draft.placing().owner(), draft.placing().category(), locale),
                        new FileBlock(place, held.of(person, place), limits.maxSize())));
    }

    private static List<UUID> ids(@Nullable List<String> held) {
        return held == null
                ? List.of()
                : held.stream()
                        .limit(HeldFiles.MOST)
                        .flatMap(id -> Placings.id(id).stream())
                        .distinct()
                        .toList();
    }

    private static String path(ArticleDraft draft) {
        return "/knowledge/drafts/" + draft.draftId();
    }
}
