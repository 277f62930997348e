package mx.lanet.helpdesk.ticket.reply;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The categories, queues and fields that macros name. A macro is for all clients, so it is offered the house's categories. */
@Service
public class Places {
    private final Categories categories;
    private final Queues queues;
    private final TicketFields fields;

    Places(Categories categories, Queues queues, TicketFields fields) {
        this.categories = categories;
        this.queues = queues;
        this.fields = fields;
    }

    /** The house's, by their full names. */
    public List<Choice> categories(Person person, Locale locale) {
        CategoryTree tree = categories.of(person, null);
        return tree.offered().stream()
                .map(branch -> new Choice(
                        branch.node().id().toString(),
                        tree.fullName(branch.node().id(), locale),
                        false))
                .toList();
    }

    /** Those that work. */
    public List<Choice> queues(Person person) {
        return queues.choices(person).stream()
                .map(queue -> new Choice(queue.id().toString(), queue.name(), false))
                .toList();
    }

    /** Those in use, in their order. */
    List<TicketField> fields(Person person) {
        return fields.of(person, null).stream().filter(TicketField::active).toList();
    }

    /** What the categories and queues of this client are called, or those of the house for null. */
    public Map<UUID, String> names(Person person, @Nullable UUID clientId, Locale locale) {
        Map<UUID, String> names = new HashMap<>();
        CategoryTree tree = categories.of(person, clientId);
        tree.all()
                .forEach(branch -> names.put(
                        branch.node().id(), tree.fullName(branch.node().id(), locale)));
        List<QueueName> known = clientId == null ? queues.choices(person) : queues.serving(person, clientId, null);
        known.forEach(queue -> names.put(queue.id(), queue.name()));
        for (TicketField field : fields.of(person, clientId)) {
            names.put(field.id(), field.label(locale));
            field.options().forEach(option -> names.put(option.id(), option.label(locale)));
        }
        return names;
    }
}
