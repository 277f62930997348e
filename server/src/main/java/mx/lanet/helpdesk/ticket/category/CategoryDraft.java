package mx.lanet.helpdesk.ticket.category;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Texts;
import org.jspecify.annotations.Nullable;

/** What is typed about a category; texts come stripped. Nulls leave it to the category above. */
public record CategoryDraft(
        Texts spanish,
        Texts english,
        CategoryIcon icon,
        @Nullable UUID parentId,
        @Nullable Priority priority,
        @Nullable UUID queue) {
    private static final int EXAMPLE_MAX = 200;

    public CategoryDraft {
        spanish = stripped(spanish);
        english = stripped(english);
    }

    private static Texts stripped(Texts texts) {
        return new Texts(
                texts.name().strip(), texts.asked().strip(), texts.example().strip());
    }

    List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        if (spanish.name().isEmpty()) {
            errors.add(new FieldError("name", "required"));
        }
        tooLong(errors, "name", spanish.name(), Category.MAX);
        tooLong(errors, "asked", spanish.asked(), Category.MAX);
        tooLong(errors, "example", spanish.example(), EXAMPLE_MAX);
        tooLong(errors, "nameEn", english.name(), Category.MAX);
        tooLong(errors, "askedEn", english.asked(), Category.MAX);
        tooLong(errors, "exampleEn", english.example(), EXAMPLE_MAX);
        return errors;
    }

    private static void tooLong(List<FieldError> errors, String field, String text, int most) {
        if (text.length() > most) {
            errors.add(new FieldError(field, "too_long", most));
        }
    }
}
