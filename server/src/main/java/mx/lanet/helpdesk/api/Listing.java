package mx.lanet.helpdesk.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A page of a list.
 *
 * @param total how many there are in all, or more than {@code counted}
 * @param counted how far was counted
 * @param next the address of the next page; absent on the last one
 */
public record Listing<T>(List<T> items, long total, int counted, @Nullable String next) {
    /** Rows a page where nothing else is asked. */
    public static final int USUAL = 50;

    private static final Pattern PLACE = Pattern.compile("p([0-9]{1,5})");

    public Listing {
        items = List.copyOf(items);
    }

    /** This slice, each row as it is shown; the next page has the address of this request with another cursor. */
    public static <R, T> Listing<T> of(Slice<R> slice, Function<? super R, ? extends T> shown) {
        @Nullable String next = slice.hasNext() ? addressOf(slice.page() + 1) : null;
        return new Listing<>(slice.items().stream().<T>map(shown).toList(), slice.total(), slice.counted(), next);
    }

    /** Where the page begins that this cursor names; the first one without. */
    public static Slice.Request place(int limit, String cursor) {
        if (limit < 1 || limit > Slice.MAX_SIZE) {
            throw refused("limit", "out_of_range", 1, Slice.MAX_SIZE);
        }
        return new Slice.Request(cursor.isEmpty() ? 1 : page(cursor), limit);
    }

    private static int page(String cursor) {
        try {
            Matcher place = PLACE.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (place.matches()) {
                return Math.max(1, Integer.parseInt(place.group(1)));
            }
        } catch (IllegalArgumentException _) {
            // Not one of ours: said below.
        }
        throw refused("cursor", "not_cursor");
    }

    private static String addressOf(int page) {
        String cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("p" + page).getBytes(StandardCharsets.US_ASCII));
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("cursor", cursor)
                .build(true)
                .toUriString();
    }

    private static RuntimeException refused(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError(field, code, arguments))).refusal();
    }
}
