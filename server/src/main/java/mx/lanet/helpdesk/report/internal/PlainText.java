package mx.lanet.helpdesk.report.internal;

/** Texts without what XML and paper have no sign for. */
final class PlainText {
    private PlainText() {}

    /** At most this long; control characters become spaces, halves of signs go. */
    static String of(String text, int most) {
        int end = Math.min(text.length(), most);
        if (isPlain(text, end)) {
            return end == text.length() ? text : text.substring(0, end);
        }
        StringBuilder plain = new StringBuilder(end);
        text.codePoints().limit(end).forEach(sign -> {
            boolean half = sign >= 0xD800 && sign <= 0xDFFF || sign == 0xFFFE || sign == 0xFFFF;
            if (!half && plain.length() + Character.charCount(sign) <= end) {
                plain.appendCodePoint(sign < ' ' && sign != '\n' && sign != '\t' ? ' ' : sign);
            }
        });
        return plain.toString();
    }

    private static boolean isPlain(String text, int end) {
        for (int i = 0; i < end; i++) {
            char sign = text.charAt(i);
            if (sign < ' ' || sign >= 0xD800 && sign <= 0xDFFF || sign >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }
}
