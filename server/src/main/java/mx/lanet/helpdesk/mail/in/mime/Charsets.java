package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes as text, whatever they say they are: labels lie, are missing, or name what nobody knows. */
final class Charsets {
    /** What people mean by Latin 1, with the quotes and the euro that it lacks. */
    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final Charset NONE = StandardCharsets.US_ASCII;

    /** Labels that programs write, and what they mean. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8mb4", "UTF-8"),
            Map.entry("unicode", "UTF-16"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("cp1252", "windows-1252"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("big5", "Big5-HKSCS"));

    private Charsets() {}

    /** @param label as the mail says; null when it says nothing */
    static String text(byte[] bytes, @Nullable String label) {
        Charset marked = marked(bytes);
        if (marked != null) {
            String text = new String(bytes, marked);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        String name =
                label == null ? "" : label.strip().toLowerCase(Locale.ROOT).replaceAll("[\"'\\s]", "");
        if (name.endsWith("utf-7")) {
            return Utf7.text(bytes);
        }
        Charset said = find(name);
        if (said.equals(NONE) || isWestern(said) || said.equals(UTF_8)) {
            return westernOrUtf8(bytes, said);
        }
        boolean wide = said.name().startsWith("UTF-16") || said.name().startsWith("UTF-32");
        return wide && !hasZero(bytes) ? westernOrUtf8(bytes, UTF_8) : new String(bytes, said);
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return UTF_8;
        }
        return begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16 : null;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset find(String name) {
        try {
            Charset charset = Charset.forName(MEANT.getOrDefault(name, name));
            return charset.newDecoder() == null ? NONE : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | UnsupportedOperationException _) {
            return NONE;
        }
    }

    /** Latin text is hardly ever UTF-8 by chance, so what is UTF-8 was meant so, whatever the label says. */
    private static String westernOrUtf8(byte[] bytes, Charset said) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return said.equals(UTF_8) ? mostly(bytes) : new String(bytes, isWestern(said) ? said : guess(bytes));
        }
    }

    /** A damaged UTF-8 text keeps its good letters; one that never was UTF-8 is read as what it may be. */
    private static String mostly(byte[] bytes) {
        String utf8 = new String(bytes, UTF_8);
        long lost = utf8.chars().filter(sign -> sign == '\uFFFD').count();
        long foreign =
                utf8.chars().filter(sign -> sign > 0x7F && sign != '\uFFFD').count();
        return lost > foreign ? new String(bytes, guess(bytes)) : utf8;
    }

    private static Charset guess(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return Charset.forName("ISO-2022-JP");
            }
        }
        return WESTERN;
    }

    private static boolean isWestern(Charset charset) {
        return charset.name().startsWith("ISO-8859-") || charset.name().startsWith("windows-125");
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet == 0) {
                return true;
            }
        }
        return bytes.length == 0;
    }
}
