package mx.lanet.helpdesk.shared;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One object of a JSON body, read field by field. Tolerant: what is absent or null is null, unknown fields do no harm,
 * whole numbers pass for fractions. What is there and wrong is noted under its path, and {@link #finish} refuses the
 * body with all that was noted.
 */
public final class JsonBody {
    /** Nobody reads the fiftieth complaint about one body. */
    private static final int MOST_ERRORS = 50;

    private final JsonNode node;
    private final Place place;
    private final List<FieldError> errors;
    private final boolean cleaned;

    /** Where in the body an object stands; made into words only for a complaint. Of no list: the index is -1. */
    private record Place(@Nullable Place around, String field, int index) {
        static final Place TOP = new Place(null, "", -1);

        String of(String inner) {
            return around == null ? inner : around.of(index < 0 ? field : field + "[" + index + "]") + "." + inner;
        }
    }

    private JsonBody(JsonNode node, Place place, List<FieldError> errors, boolean cleaned) {
        this.node = node;
        this.place = place;
        this.errors = errors;
        this.cleaned = cleaned;
    }

    /** The body itself; anything but an object is noted. */
    public static JsonBody of(JsonNode root) {
        return of(root, false);
    }

    /** As {@link #of(JsonNode)}; cleaned when characters were taken out of it. */
    static JsonBody of(JsonNode root, boolean cleaned) {
        List<FieldError> errors = new ArrayList<>();
        if (!root.isObject()) {
            errors.add(new FieldError("", "not_object"));
            return new JsonBody(MissingNode.getInstance(), Place.TOP, errors, cleaned);
        }
        return new JsonBody(root, Place.TOP, errors, cleaned);
    }

    /** Whether characters that no text may have, such as NUL, were taken out of the body. */
    public boolean isCleaned() {
        return cleaned;
    }

    /** The object as it came. */
    public JsonNode raw() {
        return node;
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    public @Nullable String text(String field, int maxLength) {
        JsonNode value = node.path(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString()) {
            return note(field, "not_text");
        }
        String text = value.stringValue();
        return text.length() > maxLength ? note(field, "too_long", maxLength) : text;
    }

    /** As {@link #text}, where the two documents do not agree on the type: numbers and booleans become their text. */
    public @Nullable String looseText(String field, int maxLength) {
        JsonNode value = node.path(field);
        if (value.isNumber() || value.isBoolean()) {
            String text = value.asString();
            return text.length() > maxLength ? note(field, "too_long", maxLength) : text;
        }
        return text(field, maxLength);
    }

    /** The text without blanks around it; missing or blank is noted. */
    public String requiredText(String field, int maxLength) {
        String text = text(field, maxLength);
        if (text == null || text.isBlank()) {
            noteMissing(field);
            return "";
        }
        return text.strip();
    }

    /** One of the words; their letter case is forgiven. */
    public @Nullable String word(String field, Set<String> words) {
        String text = text(field, 100);
        if (text == null) {
            return null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        return words.contains(word) ? word : note(field, "not_one_of", String.join(", ", new TreeSet<>(words)));
    }

    public @Nullable Double number(String field, double min, double max) {
        JsonNode value = node.path(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isNumber()) {
            return note(field, "not_number");
        }
        double number = value.doubleValue();
        return number >= min && number <= max ? number : note(field, "out_of_range", plain(min), plain(max));
    }

    /** A whole number; {@code 3.0} is one. */
    public @Nullable Long whole(String field, long min, long max) {
        Double number = number(field, min, max);
        if (number == null) {
            return null;
        }
        JsonNode value = node.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return number == Math.rint(number) ? Long.valueOf(number.longValue()) : note(field, "not_whole_number");
    }

    /** A whole number that some clients send as a text of digits. */
    public @Nullable Long looseWhole(String field, long min, long max) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            return whole(field, min, max);
        }
        String text = value.stringValue().strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            return note(field, "not_whole_number");
        }
        long number = Long.parseLong(text);
        return number >= min && number <= max ? Long.valueOf(number) : note(field, "out_of_range", min, max);
    }

    public @Nullable Boolean bool(String field) {
        JsonNode value = node.path(field);
        if (isAbsent(value)) {
            return null;
        }
        return value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : note(field, "not_boolean");
    }

    public @Nullable UUID id(String field) {
        JsonNode value = node.path(field);
        if (isAbsent(value)) {
            return null;
        }
        // UUID.fromString alone would take "1-1-1-1-1".
        if (!value.isString() || value.stringValue().length() != 36) {
            return note(field, "not_id");
        }
        try {
            return UUID.fromString(value.stringValue());
        } catch (IllegalArgumentException _) {
            return note(field, "not_id");
        }
    }

    /** A moment between 1970 and 2099, see {@link Times#parse}. */
    public @Nullable Instant time(String field) {
        JsonNode value = node.path(field);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString()) {
            return note(field, "not_time");
        }
        try {
            Instant time = Times.parse(value.stringValue());
            return Times.isSane(time) ? time : note(field, "out_of_range", "1970", "2099");
        } catch (DateTimeException _) {
            return note(field, "not_time");
        }
    }

    /** The object of this field; an empty one when it is absent. */
    public JsonBody object(String field) {
        JsonNode value = node.path(field);
        if (!isAbsent(value) && !value.isObject()) {
            note(field, "not_object");
        }
        JsonNode object = value.isObject() ? value : MissingNode.getInstance();
        return new JsonBody(object, new Place(place, field, -1), errors, cleaned);
    }

    /** The objects of a list; empty when it is absent. */
    public List<JsonBody> objects(String field, int most) {
        List<JsonBody> items = new ArrayList<>();
        List<JsonNode> nodes = list(field, most);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).isObject()) {
                items.add(new JsonBody(nodes.get(i), new Place(place, field, i), errors, cleaned));
            } else {
                add(new FieldError(pathOf(field) + "[" + i + "]", "not_object"));
            }
        }
        return items;
    }

    /** The texts of a list; empty when it is absent. */
    public List<String> texts(String field, int most, int maxLength) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> nodes = list(field, most);
        for (int i = 0; i < nodes.size(); i++) {
            String itemPath = pathOf(field) + "[" + i + "]";
            if (!nodes.get(i).isString()) {
                add(new FieldError(itemPath, "not_text"));
            } else if (nodes.get(i).stringValue().length() > maxLength) {
                add(new FieldError(itemPath, "too_long", maxLength));
            } else {
                texts.add(nodes.get(i).stringValue());
            }
        }
        return texts;
    }

    private List<JsonNode> list(String field, int most) {
        JsonNode value = node.path(field);
        if (isAbsent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            note(field, "not_list");
            return List.of();
        }
        if (value.size() > most) {
            note(field, "too_many", most);
            return List.of();
        }
        return List.copyOf(value.values());
    }

    /** Notes that the field must be there. */
    public void noteMissing(String field) {
        if (errors.stream().noneMatch(error -> error.field().equals(pathOf(field)))) {
            note(field, "required");
        }
    }

    /** Notes a complaint about a field; the code is a message key below {@code field.}. Always null. */
    public <T> @Nullable T note(String field, String code, Object... arguments) {
        add(new FieldError(pathOf(field), code, arguments));
        return null;
    }

    /** Refuses the body when anything was noted in it or in its parts. */
    public void finish() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private void add(FieldError error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    private String pathOf(String field) {
        return place.of(field);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
