package mx.lanet.helpdesk.client.internal;

import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A form for a client or a site.
 *
 * @param action where it is posted to
 * @param back where cancelling leads
 * @param name of what is changed; null when it is new
 * @param clientName whose site it is; empty for a client
 * @param version what the person saw; a save of another version is refused
 * @param conflict somebody else has saved meanwhile
 */
public record EditPage(
        Form form,
        String action,
        String back,
        @Nullable String name,
        String clientName,
        int version,
        boolean conflict) {}
