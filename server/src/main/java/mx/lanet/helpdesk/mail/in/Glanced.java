package mx.lanet.helpdesk.mail.in;

import java.util.HexFormat;
import mx.lanet.helpdesk.mail.in.mime.MailAddress;
import mx.lanet.helpdesk.mail.in.mime.MailReader;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;

/**
 * What a mail's row tells of it: by which key it is known, who sent it and about what.
 *
 * @param key its Message-ID; without one the digest of all of it
 * @param bodyDigest SHA-256 of what follows the headers, which servers on the way do not touch
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays
record Glanced(String key, byte[] bodyDigest, MailAddress from, String subject) {
    /** What keys begin with that are no Message-ID. */
    static final String DIGEST = "sha256:";

    static Glanced at(byte[] raw) {
        ReadMail headers = MailReader.readHeaders(raw);
        byte[] body = Digests.sha256(raw, MailReader.bodyFrom(raw), raw.length);
        String key = headers.messageId().isEmpty()
                ? DIGEST + HexFormat.of().formatHex(Digests.sha256(raw, 0, raw.length))
                : headers.messageId();
        MailAddress from = headers.sender().orElse(new MailAddress("", ""));
        return new Glanced(key, body, from, headers.subject());
    }

    /** The key of another mail that has the same Message-ID. */
    String keyOfAnother() {
        return key.substring(0, Math.min(900, key.length())) + "#"
                + HexFormat.of().formatHex(bodyDigest);
    }
}
