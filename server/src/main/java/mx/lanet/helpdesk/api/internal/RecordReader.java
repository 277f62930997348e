package mx.lanet.helpdesk.api.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.JsonBody;
import org.jspecify.annotations.Nullable;

/** Makes a record of a JSON object, component by component, within the limits that its annotations name. */
final class RecordReader {
    private static final int USUAL_TEXT = 300;
    private static final int USUAL_LIST = 50;

    private RecordReader() {}

    static <R extends Record> R read(JsonBody body, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(body, components[i]);
        }
        body.finish();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no record of a body", e);
        }
    }

    /** {@code queueId} is {@code queue_id} in JSON. */
    static String jsonName(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(JsonBody body, RecordComponent component) {
        AnnotatedElement told = component.getAccessor();
        String name = jsonName(component.getName());
        Object value = read(body, name, component.getType(), told);
        boolean needed = told.isAnnotationPresent(NotBlank.class) || told.isAnnotationPresent(NotNull.class);
        boolean blank = value == null
                || (told.isAnnotationPresent(NotBlank.class) && value.toString().isBlank());
        if (needed && blank) {
            body.noteMissing(name);
        }
        return value;
    }

    private static @Nullable Object read(JsonBody body, String name, Class<?> type, AnnotatedElement told) {
        Size size = told.getAnnotation(Size.class);
        if (type == String.class) {
            Schema schema = told.getAnnotation(Schema.class);
            return schema != null && schema.allowableValues().length > 0
                    ? body.word(name, Set.of(schema.allowableValues()))
                    : body.text(name, size == null ? USUAL_TEXT : size.max());
        }
        if (type == UUID.class) {
            return body.id(name);
        }
        if (type == Integer.class) {
            Long whole = body.whole(name, limit(told, Min.class, 0), limit(told, Max.class, Integer.MAX_VALUE));
            return whole == null ? null : Integer.valueOf(whole.intValue());
        }
        if (type == Boolean.class) {
            return body.bool(name);
        }
        if (type == Instant.class) {
            return body.time(name);
        }
        if (type == List.class) {
            return body.has(name) ? body.texts(name, size == null ? USUAL_LIST : size.max(), USUAL_TEXT) : null;
        }
        throw new IllegalStateException("a body has no " + type);
    }

    private static long limit(AnnotatedElement told, Class<? extends Annotation> kind, long usual) {
        Annotation limit = told.getAnnotation(kind);
        return switch (limit) {
            case Min min -> min.value();
            case Max max -> max.value();
            case null, default -> usual;
        };
    }
}
