package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mx.lanet.helpdesk.mail.in.mime.AwkwardMails.Awkward;
import mx.lanet.helpdesk.mail.in.mime.ReadMail.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes become a mail; those that people really send keep all their words. */
class MailReaderTest {
    private static final long SEED = 20_261_122;

    static Stream<Awkward> awkward() {
        return AwkwardMails.all().stream();
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void what_the_real_world_sends_keeps_its_words_and_its_files(Awkward awkward) {
        ReadMail mail = MailReader.read(awkward.raw());

        String words = mail.text() + "\n" + mail.html();
        if (!awkward.name().startsWith("half an")) {
            assertThat(mail.subject()).isEqualTo(awkward.subject());
        }
        awkward.finds().forEach(found -> assertThat(words).contains(found));
        assertThat(mail.parts()).hasSize(awkward.files());
    }

    @Test
    void limits_end_what_has_no_end_and_it_is_said() {
        assertThat(flaws("two hundred deep")).contains(Flaw.DEPTH);
        assertThat(flaws("a hundred thousand parts")).contains(Flaw.PARTS);
        assertThat(flaws("ten thousand headers")).contains(Flaw.HEADERS);
        assertThat(flaws("no last border")).contains(Flaw.BORDERS);
    }

    private static java.util.Set<Flaw> flaws(String name) {
        return MailReader.read(awkward()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .raw())
                .flaws();
    }

    /** As many of them as two seconds bear: none throws, and none takes long. */
    @Test
    @Timeout(30)
    void mutations_of_them_never_fail_and_never_hang() {
        List<Awkward> all = awkward().filter(one -> one.raw().length < 20_000).toList();
        Random random = new Random(SEED);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        int read = 0;
        while (System.nanoTime() < end) {
            byte[] raw = mutated(all.get(random.nextInt(all.size())).raw(), all, random);
            assertThat(MailReader.read(raw)).isNotNull();
            read++;
        }
        assertThat(read).isGreaterThan(100);
    }

    private static byte[] mutated(byte[] raw, List<Awkward> all, Random random) {
        byte[] mutated = raw.clone();
        for (int i = random.nextInt(8); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            mutated = switch (random.nextInt(5)) {
                case 0 -> changed(mutated, at, (byte) random.nextInt(256));
                case 1 -> java.util.Arrays.copyOf(mutated, at);
                case 2 ->
                    joined(mutated, at, all.get(random.nextInt(all.size())).raw());
                case 3 -> changed(mutated, at, "\r\n:;=?-\"<>\0".getBytes(ISO_8859_1)[random.nextInt(11)]);
                default -> joined(mutated, at, java.util.Arrays.copyOfRange(mutated, at / 2, mutated.length));
            };
        }
        return mutated;
    }

    private static byte[] changed(byte[] raw, int at, byte to) {
        raw[at] = to;
        return raw;
    }

    private static byte[] joined(byte[] raw, int at, byte[] more) {
        byte[] joined = java.util.Arrays.copyOf(raw, at + more.length);
        System.arraycopy(more, 0, joined, at, more.length);
        return joined;
    }

    @Test
    void names_of_files_are_read_however_they_are_written() {
        ReadMail mail = MailReader.read(awkward()
                .filter(one -> one.name().equals("names in pieces"))
                .findFirst()
                .orElseThrow()
                .raw());

        assertThat(mail.parts().getFirst().name()).isEqualTo("año 2024.txt");
        assertThat(Parameters.of("attachment; filename=Mi archivo.pdf").get("filename"))
                .isEqualTo("Mi archivo.pdf");
        assertThat(Parameters.of("attachment; filename=\"=?utf-8?Q?a=C3=B1o.txt?=\"")
                        .get("filename"))
                .isEqualTo("año.txt");
        assertThat(Parameters.of("attachment; filename=\"a;b\\\"c.txt\"").get("filename"))
                .isEqualTo("a;b\"c.txt");
    }

    @Test
    void addresses_are_read_however_they_are_written() {
        assertThat(MailAddress.firstOf("\"Luna, Carmen\" <Carmen@Cafe.MX>"))
                .contains(new MailAddress("carmen@cafe.mx", "Luna, Carmen"));
        assertThat(MailAddress.firstOf("=?utf-8?Q?Jos=C3=A9?= <jose@cafe.mx>"))
                .contains(new MailAddress("jose@cafe.mx", "José"));
        assertThat(MailAddress.firstOf("carmen@cafe.mx (Carmen)")).contains(new MailAddress("carmen@cafe.mx", ""));
        assertThat(MailAddress.firstOf("jefe@banco.mx <ladron@mal.mx>"))
                .contains(new MailAddress("ladron@mal.mx", "jefe@banco.mx"));
        assertThat(MailAddress.firstOf("undisclosed-recipients:;")).isEmpty();
    }

    @Test
    void a_server_tells_what_did_not_arrive() {
        ReadMail mail = MailReader.read(
                """
                From: MAILER-DAEMON@mx.cafe.mx
                Return-Path: <>
                Subject: Undelivered
                Content-Type: multipart/report; report-type=delivery-status; boundary=B

                --B

                Lo siento.
                --B
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.cafe.mx

                Final-Recipient: rfc822; Nadie@cafe.mx
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 No such user
                --B
                Content-Type: text/rfc822-headers

                Message-ID: <abc.def@lanet.mx>
                --B--
                """
                        .getBytes(ISO_8859_1));

        assertThat(mail.report())
                .isEqualTo(new ReadMail.Report(
                        true, "nadie@cafe.mx", "smtp; 550 No such user", List.of("abc.def@lanet.mx")));
    }
}
