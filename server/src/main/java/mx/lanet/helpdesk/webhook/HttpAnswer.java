package mx.lanet.helpdesk.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status of an answer and the beginning of its body, and no more is read.
 *
 * @param status 0 for what is no answer
 * @param beginning readable text, at most {@value #SHOWN} characters
 */
record HttpAnswer(int status, String beginning) {
    static final int SHOWN = 1_000;

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int MOST_INTERIM = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

    static HttpAnswer read(InputStream in) throws IOException {
        for (int i = 0; i < MOST_INTERIM; i++) {
            String head = head(in);
            int status = status(head);
            if (status == 0 || status >= 200) {
                return new HttpAnswer(status, status == 0 ? "" : readable(body(in, headers(head))));
            }
        }
        return new HttpAnswer(0, "");
    }

    private static int status(String head) {
        Matcher line = STATUS.matcher(head.lines().findFirst().orElse(""));
        return line.matches() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 2 && head.size() < LONGEST_HEAD) {
            int one = in.read();
            if (one < 0) {
                break;
            }
            head.write(one);
            ends = one == '\n' ? ends + 1 : one == '\r' ? ends : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new HashMap<>();
        head.lines()
                .skip(1)
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> headers.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip()));
        return headers;
    }

    /** What comes within the time; that it does not end says nothing against the status. */
    private static byte[] body(InputStream in, Map<String, String> headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean chunked = headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        String said = headers.getOrDefault("content-length", "");
        long length = said.matches("\\d{1,15}") ? Long.parseLong(said) : Long.MAX_VALUE;
        try {
            if (chunked) {
                readChunks(in, body);
            } else {
                readInto(in, body, Math.min(length, SHOWN * 4L));
            }
        } catch (IOException _) {
            // As far as it came.
        }
        return body.toByteArray();
    }

    private static void readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (body.size() < SHOWN * 4) {
            String size = line(in).split(";", 2)[0].strip();
            long length = size.matches("[0-9a-fA-F]{1,8}") ? Long.parseLong(size, 16) : 0;
            if (length == 0) {
                return;
            }
            readInto(in, body, Math.min(length, SHOWN * 4L));
            String _ = line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0 && one != '\n' && line.size() < 200; one = in.read()) {
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void readInto(InputStream in, ByteArrayOutputStream body, long most) throws IOException {
        byte[] buffer = new byte[1024];
        long left = most;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return;
            }
            body.write(buffer, 0, read);
            left -= read;
        }
    }

    private static String readable(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
        return text.length() <= SHOWN
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN);
    }
}
