package mx.lanet.helpdesk.ticket.category;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Texts;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Wish;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tree of categories, the house's or one client's, and the forms in which it grows. */
@Controller
@RequestMapping("/categories")
class CategoryPages {
    private static final String LABELS = "category.field";

    private final Categories categories;
    private final CategoryChanges changes;
    private final CategoryPageMaker maker;

    CategoryPages(Categories categories, CategoryChanges changes, CategoryPageMaker maker) {
        this.categories = categories;
        this.changes = changes;
        this.maker = maker;
    }

    /** The address of an owner's tree. */
    static String list(UUID owner) {
        return owner.equals(Person.HOUSE) ? "/categories" : "/categories?client=" + owner;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer tree(Person person, @RequestParam(defaultValue = "") String client, Locale locale) {
        return page("category/list", maker.list(person, owner(client), locale));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/new")
    Answer newForm(
            Person person,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String parent,
            Locale locale) {
        Form form = Form.of(LABELS, Map.of("parent", parent));
        return page("category/one", maker.form(person, form, owner(client), null, 0, false, locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/new")
    Answer create(
            Person person,
            @RequestParam(defaultValue = "") String client,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        Form form = Form.of(LABELS, typed);
        UUID owner = owner(client);
        try {
            CategoryNode made = changes.create(person, owner, draft(form));
            return seeOther(list(owner)).with(Flash.ok("category.flash.created", made.name(locale)));
        } catch (Refusal refusal) {
            return again(refusal, maker.form(person, told(form, refusal), owner, null, 0, isConflict(refusal), locale));
        }
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{categoryId}")
    Answer one(
            Person person,
            @PathVariable UUID categoryId,
            @RequestParam(defaultValue = "") String client,
            Locale locale) {
        UUID owner = owner(client);
        CategoryNode node = own(person, owner, categoryId);
        Form form = Form.of(LABELS, values(node));
        return page("category/one", maker.form(person, form, owner, node, node.version(), false, locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{categoryId}")
    Answer change(
            Person person,
            @PathVariable UUID categoryId,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        UUID owner = owner(client);
        CategoryNode node = own(person, owner, categoryId);
        Form form = Form.of(LABELS, typed);
        try {
            changes.change(person, owner, categoryId, version, draft(form));
            return seeOther(list(owner)).with(Flash.ok("category.flash.saved", form.value("name")));
        } catch (Refusal refusal) {
            return again(
                    refusal,
                    maker.form(person, told(form, refusal), owner, node, version, isConflict(refusal), locale));
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{categoryId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID categoryId,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active,
            Locale locale) {
        UUID owner = owner(client);
        CategoryNode node = own(person, owner, categoryId);
        changes.setActive(person, owner, categoryId, version, active);
        return seeOther(list(owner))
                .with(Flash.ok(active ? "category.flash.activated" : "category.flash.retired", node.name(locale)));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{categoryId}/move")
    Answer move(
            Person person,
            @PathVariable UUID categoryId,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "false") boolean up) {
        UUID owner = owner(client);
        changes.move(person, owner, categoryId, up);
        return seeOther(list(owner));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{categoryId}/wish")
    Answer wishForm(
            Person person,
            @PathVariable UUID categoryId,
            @RequestParam(defaultValue = "") String client,
            Locale locale) {
        UUID owner = owner(client);
        CategoryNode node = ofTheHouse(person, owner, categoryId);
        Wish wish = node.wish();
        Map<String, String> values = new HashMap<>();
        values.put("priority", wish.priority() == null ? "" : wish.priority().word());
        values.put("queue", wish.queue() == null ? "" : wish.queue().toString());
        values.put("hidden", String.valueOf(wish.hidden()));
        return page("category/wish", maker.form(person, Form.of(LABELS, values), owner, node, 0, false, locale));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{categoryId}/wish")
    Answer wish(
            Person person,
            @PathVariable UUID categoryId,
            @RequestParam(defaultValue = "") String client,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        UUID owner = owner(client);
        CategoryNode node = ofTheHouse(person, owner, categoryId);
        Form form = Form.of(LABELS, typed);
        changes.wish(
                person,
                owner,
                categoryId,
                new Wish(
                        Priority.find(form.value("priority")).orElse(null),
                        id(form.value("queue")),
                        form.ticked("hidden")));
        return seeOther(list(owner)).with(Flash.ok("category.flash.saved", node.name(locale)));
    }

    private static CategoryDraft draft(Form form) {
        return new CategoryDraft(
                new Texts(form.value("name"), form.value("asked"), form.value("example")),
                new Texts(form.value("nameEn"), form.value("askedEn"), form.value("exampleEn")),
                CategoryIcon.find(form.value("icon")).orElse(CategoryIcon.OTHER),
                id(form.value("parent")),
                Priority.find(form.value("priority")).orElse(null),
                id(form.value("queue")));
    }

    private static Map<String, String> values(CategoryNode node) {
        Map<String, String> values = new HashMap<>();
        values.put("name", node.spanish().name());
        values.put("asked", node.spanish().asked());
        values.put("example", node.spanish().example());
        values.put("nameEn", node.english().name());
        values.put("askedEn", node.english().asked());
        values.put("exampleEn", node.english().example());
        values.put("icon", node.icon());
        values.put("parent", node.parentId() == null ? "" : node.parentId().toString());
        values.put("priority", node.priority() == null ? "" : node.priority().word());
        values.put("queue", node.queue() == null ? "" : node.queue().toString());
        return values;
    }

    private CategoryNode own(Person person, UUID owner, UUID id) {
        return categories
                .of(person, owner)
                .find(id)
                .filter(node -> node.clientId().equals(owner))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private CategoryNode ofTheHouse(Person person, UUID owner, UUID id) {
        return categories
                .of(person, owner)
                .find(id)
                .filter(node -> node.isOfTheHouse() && !owner.equals(Person.HOUSE))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static Form told(Form form, Refusal refusal) {
        return form.problems(refusal.problem().errors());
    }

    private static boolean isConflict(Refusal refusal) {
        return refusal.problem().code().equals(Problem.conflict().code());
    }

    private static Answer again(Refusal refusal, CategoryPage form) {
        if (refusal.problem().errors().isEmpty() && !isConflict(refusal)) {
            throw refusal;
        }
        return page("category/one", form)
                .status(isConflict(refusal) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The house when no client is named. */
    private static UUID owner(String client) {
        UUID id = id(client);
        return id == null ? Person.HOUSE : id;
    }

    private static @Nullable UUID id(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "bad_request").refusal();
        }
    }
}
