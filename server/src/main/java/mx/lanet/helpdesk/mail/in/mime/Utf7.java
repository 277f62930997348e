package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.UTF_16BE;

/** UTF-7 (RFC 2152), which old programs still send and Java does not read. */
final class Utf7 {
    private Utf7() {}

    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] != '+') {
                text.append((char) (bytes[at++] & 0xFF));
                continue;
            }
            int end = at + 1;
            while (end < bytes.length && isBase64(bytes[end])) {
                end++;
            }
            if (end == at + 1) {
                text.append('+');
            } else {
                byte[] pairs = TransferCoding.base64(bytes, at + 1, end);
                text.append(new String(pairs, 0, pairs.length & ~1, UTF_16BE));
            }
            at = end < bytes.length && bytes[end] == '-' ? end + 1 : end;
        }
        return text.toString();
    }

    private static boolean isBase64(byte octet) {
        return octet >= 'A' && octet <= 'Z'
                || octet >= 'a' && octet <= 'z'
                || octet >= '0' && octet <= '9'
                || octet == '+'
                || octet == '/';
    }
}
