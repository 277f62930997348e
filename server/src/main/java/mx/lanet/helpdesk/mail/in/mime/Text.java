package mx.lanet.helpdesk.mail.in.mime;

/** Texts without what no text has. */
final class Text {
    private Text() {}

    /** One line without control signs, direction marks and doubled spaces. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+", " ")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
    }

    /** Lines that end as ours do, without a zero byte. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }

    /** Not longer than this, and not within a pair of surrogates. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
