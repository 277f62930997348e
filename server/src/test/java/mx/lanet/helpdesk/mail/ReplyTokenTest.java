package mx.lanet.helpdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyTokenTest {
    private static final UUID TICKET = UUID.fromString("01980a3c-5d11-7c3e-8a44-0123456789ab");

    @TempDir
    Path folder;

    @Test
    void a_token_brings_the_ticket_back_from_wherever_mail_carries_it() {
        ReplyToken tokens = new ReplyToken(new DataFolder(folder));
        String token = tokens.of(TICKET);

        assertThat(token).hasSize(ReplyToken.LENGTH).matches("[0-9a-v]+");
        assertThat(tokens.ticketIn(token)).contains(TICKET);
        assertThat(tokens.ticketIn(token.toUpperCase(Locale.ROOT))).contains(TICKET);
        assertThat(tokens.ticketIn(tokens.replyAddress(TICKET, "soporte@lanet.mx")))
                .contains(TICKET);
        assertThat(tokens.ticketIn(
                        "<otra@cosa.mx>\r\n <" + tokens.messageId(TICKET, UUID.randomUUID(), "lanet.mx") + ">"))
                .contains(TICKET);
        assertThat(tokens.ticketIn(tokens.rootId(TICKET, "lanet.mx"))).contains(TICKET);
    }

    @Test
    void small_and_great_ids_have_tokens_of_one_length() {
        ReplyToken tokens = new ReplyToken(new DataFolder(folder));

        for (UUID id : new UUID[] {new UUID(0, 0), new UUID(0, 7), new UUID(-1, -1)}) {
            assertThat(tokens.of(id)).hasSize(ReplyToken.LENGTH);
            assertThat(tokens.ticketIn(tokens.of(id))).contains(id);
        }
    }

    @Test
    void each_changed_character_spoils_it() {
        ReplyToken tokens = new ReplyToken(new DataFolder(folder));
        String token = tokens.of(TICKET);

        for (int i = 0; i < token.length(); i++) {
            String other = token.charAt(i) == 'a' ? "b" : "a";
            assertThat(tokens.ticketIn(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(tokens.ticketIn("v".repeat(ReplyToken.LENGTH))).isEmpty();
        assertThat(tokens.ticketIn("a" + token)).isEmpty();
        assertThat(tokens.ticketIn("")).isEmpty();
    }

    @Test
    void another_house_has_other_tokens(@TempDir Path other) {
        String token = new ReplyToken(new DataFolder(other)).of(TICKET);

        assertThat(new ReplyToken(new DataFolder(folder)).ticketIn(token)).isEmpty();
    }

    @Test
    void the_number_in_a_subject_is_read_among_other_words() {
        assertThat(ReplyToken.numberIn("RE: RV: [TKT-000456] No imprime")).hasValue(456);
        assertThat(ReplyToken.numberIn(ReplyToken.subject("TKT-1234567", "x"))).hasValue(1_234_567);
        assertThat(ReplyToken.numberIn("TKT-000456 sin corchetes")).isEmpty();
        assertThat(ReplyToken.numberIn("[TKT-0004561234567890]")).isEmpty();
    }
}
