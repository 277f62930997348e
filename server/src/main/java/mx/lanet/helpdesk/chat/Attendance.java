package mx.lanet.helpdesk.chat;

import java.util.List;
import java.util.UUID;

/** Who has pages open at this moment; the live channel knows. */
public interface Attendance {
    /** How somebody is there. */
    enum Presence {
        ONLINE,
        AWAY,
        OFFLINE;

        /** As the avatar's dot is styled. */
        public String css() {
            return switch (this) {
                case ONLINE -> "";
                case AWAY -> "away";
                case OFFLINE -> "off";
            };
        }
    }

    Presence of(UUID userId);

    /** The names of those who are writing in this conversation, but for this person. */
    List<String> writing(UUID chatId, UUID but);
}
