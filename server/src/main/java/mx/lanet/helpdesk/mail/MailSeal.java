package mx.lanet.helpdesk.mail;

import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Seal;
import org.springframework.stereotype.Component;

/** Seals what the database must keep of mail and nobody may read there: passwords of mail servers, and letters that wait. */
@Component
public class MailSeal {
    private final Seal seal;

    public MailSeal(DataFolder data) {
        this.seal = new Seal(data.secret("mail-key"), "mail: sealed");
    }

    /** @param what names the thing that it is of, such as {@code smtp} or a mail's id */
    public byte[] seal(String what, String text) {
        return seal.seal(what, text);
    }

    /** As {@link #seal(String, String)}, for what is no text. */
    public byte[] seal(String what, byte[] bytes) {
        return seal.seal(what, bytes);
    }

    /** @throws IllegalStateException when it was sealed with another key or for something else */
    public String open(String what, byte[] sealed) {
        return seal.open(what, sealed);
    }

    /** As {@link #open}, for what is no text. */
    public byte[] openBytes(String what, byte[] sealed) {
        return seal.openBytes(what, sealed);
    }
}
