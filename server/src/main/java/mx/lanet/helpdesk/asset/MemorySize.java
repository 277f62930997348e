package mx.lanet.helpdesk.asset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how much memory a fact tells of, such as "16 GB". */
public final class MemorySize {
    private static final Pattern NUMBER = Pattern.compile("^\\s*([0-9]{1,6})");

    private MemorySize() {}

    /** 0 for a text without a number. */
    public static long gigabytes(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }
}
