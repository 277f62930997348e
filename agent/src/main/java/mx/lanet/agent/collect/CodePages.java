package mx.lanet.agent.collect;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of programs that do not say in what they write. Windows' programs write UTF-16, the console's code
 * page (850 on a Spanish machine) or that of windows (1252), whichever their authors thought of.
 */
public final class CodePages {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String SPANISH = "áéíóúüñ";

    private CodePages() {}

    /** The code page of such a number; null when this Java does not have it. */
    static @Nullable Charset ofNumber(String number) {
        var name = "Cp" + number.strip();
        return name.matches("Cp[0-9]{3,5}") && Charset.isSupported(name) ? Charset.forName(name) : null;
    }

    /** What the programs of this Windows write in when they think of the console; null elsewhere. */
    public static @Nullable Charset ofConsole() {
        return Console.CODE_PAGE;
    }

    /** Read once, when it is first needed. */
    private static final class Console {
        private static final @Nullable Charset CODE_PAGE =
                System.getProperty("os.name", "").startsWith("Windows") ? read() : null;

        private static @Nullable Charset read() {
            return ofNumber(Advapi32Util.registryGetStringValue(
                    WinReg.HKEY_LOCAL_MACHINE, "SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage", "OEMCP"));
        }
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

    /** The same, but line by line when it is not UTF-8 throughout: several programs may have written in turn. */
    public static String decodeLines(byte[] bytes, @Nullable Charset console) {
        if (looksLikeUtf16(bytes)) {
            return decode(bytes, console);
        }
        var whole = new String(bytes, StandardCharsets.UTF_8);
        if (whole.indexOf('\uFFFD') < 0) {
            return withoutMark(whole);
        }
        var text = new StringBuilder(bytes.length);
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                text.append(decode(Arrays.copyOfRange(bytes, begin, i + 1), console));
                begin = i + 1;
            }
        }
        return text.toString();
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
