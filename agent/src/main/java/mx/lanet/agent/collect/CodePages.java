package mx.lanet.agent.collect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of programs that do not say in what they write. Windows' programs write UTF-16, the console's code
 * page (850 on a Spanish machine) or that of windows (1252), whichever their authors thought of.
 */
final class CodePages {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String SPANISH = "áéíóúüñ";

    private CodePages() {}

    /** The code page of such a number; null when this Java does not have it. */
    static @Nullable Charset ofNumber(String number) {
        var name = "Cp" + number.strip();
        return name.matches("Cp[0-9]{3,5}") && Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    /** As text: what is UTF-16 or UTF-8 as that, else by the console's code page or 1252, whichever reads better. */
    static String decode(byte[] bytes, @Nullable Charset console) {
        if (looksLikeUtf16(bytes)) {
            return withoutMark(new String(bytes, StandardCharsets.UTF_16LE));
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return withoutMark(text.toString());
        } catch (CharacterCodingException e) {
            var ansi = new String(bytes, WINDOWS_1252);
            var oem = console == null ? ansi : new String(bytes, console);
            return plausibility(ansi) > plausibility(oem) ? ansi : oem;
        }
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        if (bytes.length < 2 || bytes.length % 2 != 0) {
            return false;
        }
        // With its mark, or an ASCII character at the beginning, as every list and every XML has.
        return bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] != 0 && bytes[1] == 0;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    // The wrong code page makes capitals and signs in the middle of words: InglÚs, Espa±ol, f¡sico.
    private static int plausibility(String text) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            boolean inWord = i > 0 && Character.isLowerCase(text.charAt(i - 1));
            boolean opens = (c == '¿' || c == '¡') && !inWord;
            boolean capital = SPANISH.indexOf(Character.toLowerCase(c)) >= 0 && Character.isUpperCase(c) && !inWord;
            found += opens || capital || SPANISH.indexOf(c) >= 0 ? 1 : -1;
        }
        return found;
    }
}
