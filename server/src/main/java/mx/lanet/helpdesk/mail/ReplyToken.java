package mx.lanet.helpdesk.mail;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SecretFiles;
import org.springframework.stereotype.Component;

/**
 * The mark of a ticket in its mails: its id and a proof that we wrote it, {@value #LENGTH} characters of 0–9 and a–v, so
 * that it survives servers that fold case and fits before the {@code @} of an address. It stands in each Message-ID and,
 * when the house has one, in the reply address; whoever answers brings it back.
 */
@Component
public class ReplyToken {
    public static final int LENGTH = 42;

    private static final String HASH = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int PROOF_BYTES = 10;
    private static final int RADIX = 32;
    private static final int LONGEST_HEADER = 20_000;
    private static final Pattern TOKEN = Pattern.compile("(?<![a-z0-9])[0-9a-v]{" + LENGTH + "}(?![a-z0-9])");
    private static final Pattern NUMBER = Pattern.compile("\\[TKT-(\\d{6,12})]");

    private final SecretKeySpec key;

    public ReplyToken(DataFolder data) {
        byte[] secret = Base64.getUrlDecoder().decode(SecretFiles.readOrMake(data.secret("mail-key"), KEY_BYTES));
        this.key = new SecretKeySpec(secret, HASH);
    }

    public String of(UUID ticketId) {
        byte[] id = bytes(ticketId);
        byte[] whole = ByteBuffer.allocate(ID_BYTES + PROOF_BYTES)
                .put(id)
                .put(proof(id))
                .array();
        String digits = new BigInteger(1, whole).toString(RADIX);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    /** The ticket of the first genuine token in a text: an address, a Message-ID, a list of them. */
    public Optional<UUID> ticketIn(String text) {
        String bounded = text.substring(0, Math.min(text.length(), LONGEST_HEADER));
        return TOKEN.matcher(bounded.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> read(match.group()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<UUID> read(String token) {
        BigInteger number = new BigInteger(token, RADIX);
        BigInteger ticket = number.shiftRight(PROOF_BYTES * Byte.SIZE);
        if (ticket.bitLength() > ID_BYTES * Byte.SIZE) {
            return Optional.empty();
        }
        UUID ticketId = new UUID(ticket.shiftRight(Long.SIZE).longValue(), ticket.longValue());
        boolean genuine = MessageDigest.isEqual(
                of(ticketId).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.US_ASCII));
        return genuine ? Optional.of(ticketId) : Optional.empty();
    }

    /** The Message-ID of one mail about a ticket, without angle brackets; the same mail has the same one each time. */
    public String messageId(UUID ticketId, UUID mailId, String host) {
        return of(ticketId) + "." + mailId + "@" + host;
    }

    /** The Message-ID that all mails about a ticket refer to, without angle brackets. No mail has it itself. */
    public String rootId(UUID ticketId, String host) {
        return of(ticketId) + "@" + host;
    }

    /** The house's reply address with the ticket's token behind a plus: {@code soporte+token@lanet.mx}. */
    public String replyAddress(UUID ticketId, String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + of(ticketId) + address.substring(at);
    }

    /** A subject that people recognise: {@code [TKT-000456] No imprime}. */
    public static String subject(String code, String subject) {
        return "[" + code + "] " + subject;
    }

    /** The number in a subject. It proves nothing: it counts only for somebody who takes part in that ticket. */
    public static OptionalLong numberIn(String subject) {
        return NUMBER.matcher(subject)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .findFirst();
    }

    private byte[] proof(byte[] ticketId) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            mac.update((byte) 't');
            return Arrays.copyOf(mac.doFinal(ticketId), PROOF_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HASH, e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
