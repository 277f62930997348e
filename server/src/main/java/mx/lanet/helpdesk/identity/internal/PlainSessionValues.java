package mx.lanet.helpdesk.identity.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * How values of a session lie in the database: texts and whole numbers as readable UTF-8 behind a letter. Nothing else
 * can be put into a session, so that no Java serialisation ever reads what the database gives back.
 */
final class PlainSessionValues implements ConversionService {
    @Override
    public boolean canConvert(@Nullable Class<?> source, Class<?> target) {
        return target == byte[].class || source == byte[].class;
    }

    @Override
    public boolean canConvert(@Nullable TypeDescriptor source, TypeDescriptor target) {
        return canConvert(source == null ? null : source.getType(), target.getType());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T convert(@Nullable Object source, Class<T> target) {
        return (T) convert(source, TypeDescriptor.forObject(source), TypeDescriptor.valueOf(target));
    }

    @Override
    public @Nullable Object convert(@Nullable Object value, @Nullable TypeDescriptor source, TypeDescriptor target) {
        return switch (value) {
            case null -> null;
            case String text -> bytes("s" + text);
            case Long number -> bytes("l" + number);
            case byte[] stored -> value(new String(stored, StandardCharsets.UTF_8));
            default ->
                throw new ConversionFailedException(
                        source, target, value.getClass(), new IllegalArgumentException("not for a session"));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What no letter of ours stands before was not written by us: it counts as absent. */
    private static @Nullable Object value(String stored) {
        if (stored.startsWith("s")) {
            return stored.substring(1);
        }
        return stored.matches("l-?[0-9]{1,18}") ? Long.valueOf(stored.substring(1)) : null;
    }
}
