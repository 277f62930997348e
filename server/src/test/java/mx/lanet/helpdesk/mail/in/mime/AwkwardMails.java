package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Mails as the real world sends them, each with what must be found in it. */
public final class AwkwardMails {
    private static final String TEXT = "El módem está caído: ñandú «sí» 100 €";

    private final List<Awkward> all = new ArrayList<>();

    private AwkwardMails() {}

    /** @param finds words that its text or its HTML must have */
    public record Awkward(String name, byte[] raw, String subject, List<String> finds, int files) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Awkward> all() {
        AwkwardMails mails = new AwkwardMails();
        mails.charsets();
        mails.headers();
        mails.structures();
        mails.codings();
        mails.kinds();
        return mails.all;
    }

    private void add(String name, String raw, String subject, int files, String... finds) {
        add(name, raw.replace("\n", "\r\n").getBytes(ISO_8859_1), subject, files, finds);
    }

    private void add(String name, byte[] raw, String subject, int files, String... finds) {
        all.add(new Awkward(name, raw, subject, List.of(finds), files));
    }

    private static byte[] body(String headers, byte[] body) {
        byte[] head = ("From: Ana <ana@cafe.mx>\r\nSubject: Red\r\n" + headers + "\r\n\r\n").getBytes(ISO_8859_1);
        byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private void charsets() {
        for (String label :
                List.of("utf-8", "UTF8", "\"utf-8\"", "iso-8859-1", "x-unknown", "us-ascii", "klingon", "utf-8mb4")) {
            add(
                    "UTF-8 as " + label,
                    body("Content-Type: text/plain; charset=" + label, TEXT.getBytes(StandardCharsets.UTF_8)),
                    "Red",
                    0,
                    TEXT);
        }
        add("UTF-8 without a word", body("X-A: b", TEXT.getBytes(StandardCharsets.UTF_8)), "Red", 0, TEXT);
        Charset western = Charset.forName("windows-1252");
        for (String label : List.of("iso-8859-1", "windows-1252", "utf-8", "ascii", "", "x-mac-nonsense")) {
            add(
                    "Western as " + label,
                    body("Content-Type: text/plain; charset=" + label, TEXT.getBytes(western)),
                    "Red",
                    0,
                    TEXT);
        }
        add(
                "UTF-16 with its mark",
                body("Content-Type: text/plain; charset=utf-16", TEXT.getBytes(StandardCharsets.UTF_16)),
                "Red",
                0,
                TEXT);
        add(
                "called UTF-16, and is not",
                body("Content-Type: text/plain; charset=utf-16", "Hola".getBytes(ISO_8859_1)),
                "Red",
                0,
                "Hola");
        for (String name : List.of("ISO-2022-JP", "Shift_JIS", "EUC-KR", "GB2312", "Big5", "KOI8-R", "windows-1251")) {
            String words = name.startsWith("KOI") || name.startsWith("win")
                    ? "Привет"
                    : name.equals("EUC-KR") ? "안녕" : name.startsWith("GB") || name.startsWith("Big") ? "中文" : "日本";
            add(
                    name,
                    body("Content-Type: text/plain; charset=" + name, words.getBytes(Charset.forName(name))),
                    "Red",
                    0,
                    words);
        }
        add(
                "UTF-7",
                "Subject: Red\nContent-Type: text/plain; charset=unicode-1-1-utf-7\n\nEst+AOE- ca+AO0-do +- ya",
                "Red",
                0,
                "Está caído + ya");
    }

    private void headers() {
        add(
                "encoded words that are cut within a letter",
                "Subject: =?utf-8?B?w7E=?= =?utf-8?B?w4M=?=\n =?utf-8?B?wrEg?=x =?UTF-8?Q?ni=C3=B1o_s=C3?= =?UTF-8?Q?=AD?=\n\nHola",
                "ñÃ± x niño sí",
                0,
                "Hola");
        add(
                "encoded words with spaces in them",
                "Subject: =?iso-8859-1?Q?Avería en caja?=\n\nHola",
                "Avería en caja",
                0,
                "Hola");
        add("an encoded word that does not end", "Subject: =?utf-8?B?SG9sYQ\n\nHola", "=?utf-8?B?SG9sYQ", 0, "Hola");
        add("bare bytes in a header", "Subject: Avería\nFrom: José <jose@cafe.mx>\n\nHola", "Avería", 0, "Hola");
        add("a header without a colon", "Subject: Red\nesto no es nada\nFrom: a@cafe.mx\n\nHola", "Red", 0, "Hola");
        add(
                "no empty line",
                "Subject: Red\nFrom: a@cafe.mx\nHola, no imprime\nGracias",
                "Red",
                0,
                "Hola, no imprime",
                "Gracias");
        add("no headers at all", "No imprime la caja 3", "", 0, "No imprime la caja 3");
        add(
                "a mailbox file's first line",
                "From ana@cafe.mx Mon Jan  1 00:00:00 2024\nSubject: Red\n\nHola",
                "Red",
                0,
                "Hola");
        add("empty lines first", "\n\nSubject: Red\n\nHola", "Red", 0, "Hola");
        add(
                "lines that end with a carriage return alone",
                "Subject: Red\r\rHola\radiós".getBytes(ISO_8859_1),
                "Red",
                0,
                "Hola",
                "adiós");
        add("ten thousand headers", "Subject: Red\n" + "X-A: b\n".repeat(10_000) + "\nHola", "Red", 0, "Hola");
        add("one endless header", "Subject: Red\nX-A: " + "a".repeat(2_000_000) + "\n\nHola", "Red", 0, "Hola");
        add(
                "one header folded ten thousand times",
                "Subject: Red\nX-A: b" + "\n c".repeat(10_000) + "\n\nHola",
                "Red",
                0,
                "Hola");
        add(
                "a thousand addresses",
                "Subject: Red\nTo: " + "Ana <a@b.mx>, ".repeat(1_000) + "\n\nHola",
                "Red",
                0,
                "Hola");
        add(
                "half an encoded word, ten thousand times",
                "Subject: " + "=?a?b".repeat(10_000) + "\n\nHola",
                "",
                0,
                "Hola");
        add("a subject over lines with control signs", "Subject: Red\n\t\u0007caída\n\nHola", "Red caída", 0, "Hola");
    }

    private void structures() {
        String part = "--B\nContent-Type: text/plain\n\nUno\n";
        add("no border named", "Subject: Red\nContent-Type: multipart/mixed\n\n" + part + "--B--\n", "Red", 0, "Uno");
        add(
                "another border than named",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=C\n\n" + part + "--B--\n",
                "Red",
                0,
                "Uno");
        add("no last border", "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n" + part, "Red", 0, "Uno");
        add(
                "cut in a picture",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n" + part
                        + "--B\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo",
                "Red",
                1,
                "Uno");
        add(
                "no part at all",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\nSolo esto",
                "Red",
                0,
                "Solo esto");
        add(
                "only a last border",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\nSolo esto\n--B--\n",
                "Red",
                0,
                "Solo esto");
        add(
                "borders within borders, one a part of the other",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: multipart/alternative; boundary=BB\n\n--BB\n\nUno\n--BB\nContent-Type: text/html\n\n<b>Dos</b>\n--B\n\nTres\n--B--",
                "Red",
                0,
                "Uno",
                "<b>Dos</b>",
                "Tres");
        add(
                "two hundred deep",
                "Subject: Red\n"
                        + IntStream.range(0, 200)
                                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n")
                                .reduce("", String::concat)
                        + "\nFondo",
                "Red",
                0,
                "Fondo");
        add(
                "a hundred thousand parts",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n" + part + "--B\n\na\n".repeat(100_000),
                "Red",
                0,
                "Uno");
        add(
                "one part that is the whole again",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nUno\n--B--",
                "Red",
                0,
                "Uno");
        add(
                "base64 around a multipart",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\nContent-Transfer-Encoding: base64\n\n" + part
                        + "--B--",
                "Red",
                0,
                "Uno");
        add(
                "alternatives without a text",
                "Subject: Red\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/html\n\n<p>Hola</p>\n--B--",
                "Red",
                0,
                "<p>Hola</p>");
        add(
                "an empty text before the HTML",
                "Subject: Red\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain\n\n\n--B\nContent-Type: text/html\n\n<p>Hola</p>\n--B--",
                "Red",
                0,
                "<p>Hola</p>");
        add(
                "a text after the file, as Apple writes it",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nAntes\n--B\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: inline; filename=a.pdf\n\n%PDF-1\n--B\n\nDespués\n--B--",
                "Red",
                1,
                "Antes",
                "Después");
    }

    private void codings() {
        String whole = Base64.getEncoder().encodeToString("Hola, no imprime nada".getBytes(ISO_8859_1));
        add("base64", "Subject: Red\nContent-Transfer-Encoding: base64\n\n" + whole, "Red", 0, "Hola, no imprime nada");
        add(
                "base64 with rubbish in it",
                "Subject: Red\nContent-Transfer-Encoding: BASE64\n\n" + whole.substring(0, 8) + "\n!!*\n"
                        + whole.substring(8) + "\n\n-- \nlista",
                "Red",
                0,
                "Hola, no imprime nada");
        add(
                "base64 that ends too soon",
                "Subject: Red\nContent-Transfer-Encoding: base64\n\n" + whole.substring(0, 15),
                "Red",
                0,
                "Hola, no im");
        add(
                "quoted-printable, badly",
                "Subject: Red\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\nEst=C3=A1 ca=\nido =ZZ 100=% =",
                "Red",
                0,
                "Está caido =ZZ 100=%");
        add(
                "a coding that nobody knows",
                "Subject: Red\nContent-Transfer-Encoding: x-klingon\n\nHola",
                "Red",
                0,
                "Hola");
        add("zero bytes", "Subject: Re\0d\n\nHo\0la".getBytes(ISO_8859_1), "Re d", 0, "Hola");
        add("nothing", new byte[0], "", 0);
        add("headers alone", "Subject: Red", "Red", 0);
        add(
                "format flowed",
                "Subject: Red\nContent-Type: text/plain; format=flowed\n\nNo \nimprime \nnada\n> citado",
                "Red",
                0,
                "No imprime nada");
    }

    private void kinds() {
        add(
                "winmail.dat",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nHola\n--B\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\neJ8+IgAA\n--B--",
                "Red",
                1,
                "Hola");
        add(
                "an invitation",
                "Subject: Red\nContent-Type: multipart/alternative; boundary=B\n\n--B\n\nJunta\n--B\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--B--",
                "Red",
                1,
                "Junta");
        add(
                "a mail within a mail",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nMira\n--B\nContent-Type: message/rfc822\n\nSubject: =?utf-8?Q?Otro_=C3=A1rbol?=\n\nAdentro\n--B--",
                "Red",
                1,
                "Mira");
        add(
                "a picture in the text",
                "Subject: Red\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n<p>Ve <img src=\"cid:x@y\"></p>\n--B\nContent-Type: image/png\nContent-ID: <x@y>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--B--",
                "Red",
                1,
                "cid:x@y");
        add(
                "names in pieces",
                "Subject: Red\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nHola\n--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename*0*=utf-8''a%C3%B1o; filename*1=\" 2024\"; filename*2*=.txt\n\nx\n--B--",
                "Red",
                1,
                "Hola");
        add(
                "rich text of the nineties",
                "Subject: Red\nContent-Type: text/enriched\n\n<bold>Hola</bold> mundo",
                "Red",
                0,
                "Hola mundo");
        add(
                "an attachment that is the whole mail",
                "Subject: Red\nContent-Type: application/pdf; name=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0x",
                "Red",
                1);
    }
}
