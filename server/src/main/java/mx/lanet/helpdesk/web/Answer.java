package mx.lanet.helpdesk.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * What a page handler gives back: a template with its model, or the place to go next.
 *
 * <pre>{@code
 * return page("ticket/list", model).orFragment("rows", "ticket/rows");
 * return seeOther("/tickets/" + number).with(Flash.ok("ticket.flash.closed", number));
 * }</pre>
 */
public sealed interface Answer {

    /** The template {@code src/main/jte/<template>.jte} gets {@code shell} and, as {@code page}, the model. */
    static Rendered page(String template, Object model) {
        return new Rendered(template, model, HttpStatus.OK, Map.of());
    }

    /** A template that needs nothing but the shell. */
    static Rendered page(String template) {
        return new Rendered(template, null, HttpStatus.OK, Map.of());
    }

    /** After a form post: go there with GET. The place is a path of ours, never an address from outside. */
    static SeeOther seeOther(String path) {
        return new SeeOther(path, null);
    }

    /** A page, or one of its pieces when the browser asks for just that. */
    record Rendered(String template, @Nullable Object model, HttpStatusCode status, Map<String, String> fragments)
            implements Answer {

        public Rendered {
            fragments = Map.copyOf(fragments);
        }

        /** For example 422 when a form comes back with its errors. */
        public Rendered status(HttpStatusCode other) {
            return new Rendered(template, model, other, fragments);
        }

        /** When htmx or a live update asks for the element with this id, only that piece is rendered. */
        public Rendered orFragment(String elementId, String fragmentTemplate) {
            Map<String, String> all = new LinkedHashMap<>(fragments);
            all.put(elementId, fragmentTemplate);
            return new Rendered(template, model, status, all);
        }
    }

    /** A redirect, with a sentence to show there. */
    record SeeOther(String path, @Nullable Flash flash) implements Answer {
        public SeeOther {
            if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
                throw new IllegalArgumentException("not a path of ours: " + path);
            }
        }

        public SeeOther with(Flash message) {
            return new SeeOther(path, message);
        }
    }
}
