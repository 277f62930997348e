package mx.lanet.helpdesk.identity;

import java.util.UUID;
import mx.lanet.helpdesk.web.Avatar;

/** Somebody of a client, as far as one must know to tell two alike apart. */
public record FoundPerson(
        UUID clientId, UUID userId, String name, String email, String phone, String clientName, int photo) {
    public Avatar avatar() {
        return Avatar.of(userId.toString(), name, photo);
    }
}
