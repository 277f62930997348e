package mx.lanet.helpdesk.ticket.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.field.TicketField.Limits;
import mx.lanet.helpdesk.ticket.field.TicketField.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldReadingTest {
    private static final UUID NORTH = new UUID(7, 1);
    private static final UUID CLOSED = new UUID(7, 2);

    @Test
    void a_number_is_read_as_people_in_mexico_write_it_and_kept_without_its_idle_zeros() {
        assertThat(value(FieldKind.NUMBER, " 1,284.50 ")).isEqualTo(new FieldValue.Amount(new BigDecimal("1284.5")));
        assertThat(value(FieldKind.NUMBER, "0.00")).isEqualTo(new FieldValue.Amount(BigDecimal.ZERO));
        assertThat(value(FieldKind.NUMBER, "100")).isEqualTo(new FieldValue.Amount(new BigDecimal("1E+2")));
        assertThat(new FieldValue.Amount(new BigDecimal("100")).typed()).isEqualTo("100");
    }

    @Test
    void what_is_no_number_or_out_of_its_bounds_says_what_to_write() {
        assertThat(List.of("12,5", "1,28", "doce", "1e9", "123456789012345", "1.1234567", "٣"))
                .allSatisfy(text -> assertThat(wrong(FieldKind.NUMBER, text)).isEqualTo("not_a_number"));
        assertThat(wrong(FieldKind.NUMBER, "-1")).isEqualTo("too_little");
        assertThat(FieldReading.of(field(FieldKind.NUMBER), "5000.01"))
                .isInstanceOfSatisfying(FieldReading.Wrong.class, refused -> {
                    assertThat(refused.error().code()).isEqualTo("too_much");
                    assertThat(refused.error().arguments()).containsExactly("5000");
                });
        assertThat(value(FieldKind.NUMBER, "5000")).isNotNull();
    }

    @Test
    void a_day_is_read_as_browsers_send_it_and_as_people_write_it() {
        FieldValue day = new FieldValue.Day(LocalDate.of(2026, 11, 3));

        assertThat(value(FieldKind.DATE, "2026-11-03")).isEqualTo(day);
        assertThat(value(FieldKind.DATE, "3/11/2026")).isEqualTo(day);
        assertThat(List.of("2026-02-30", "31/11/2026", "ayer", "2026-13-01", "0001-01-01", "9999-01-01"))
                .allSatisfy(text -> assertThat(wrong(FieldKind.DATE, text)).isEqualTo("not_a_day"));
    }

    @Test
    void only_an_option_in_use_can_be_chosen() {
        assertThat(value(FieldKind.CHOICE, NORTH.toString())).isEqualTo(new FieldValue.Chosen(NORTH));
        assertThat(wrong(FieldKind.CHOICE, CLOSED.toString())).isEqualTo("choose_from_list");
        assertThat(wrong(FieldKind.CHOICE, "Norte")).isEqualTo("choose_from_list");
    }

    @Test
    void a_text_is_one_line_and_no_longer_than_its_field_says() {
        assertThat(value(FieldKind.TEXT, "  MX\u0000-12\n34 ")).isEqualTo(new FieldValue.Text("MX-12 34"));
        assertThat(wrong(FieldKind.TEXT, "a".repeat(21))).isEqualTo("too_long");
    }

    @Test
    void nothing_is_nothing_in_every_kind() {
        for (FieldKind kind : FieldKind.values()) {
            assertThat(FieldReading.of(field(kind), " \n")).isEqualTo(new FieldReading.Read(null));
        }
        assertThat(value(FieldKind.CHECKBOX, "false")).isNull();
        assertThat(value(FieldKind.CHECKBOX, "true")).isEqualTo(new FieldValue.Ticked());
    }

    private static @Nullable FieldValue value(FieldKind kind, String typed) {
        return FieldReading.of(field(kind), typed) instanceof FieldReading.Read(FieldValue value) ? value : null;
    }

    private static String wrong(FieldKind kind, String typed) {
        return FieldReading.of(field(kind), typed) instanceof FieldReading.Wrong(FieldError error) ? error.code() : "";
    }

    private static TicketField field(FieldKind kind) {
        return new TicketField(
                new UUID(6, 1),
                "dato",
                1,
                kind,
                new Texts("Dato", ""),
                new Texts("", ""),
                FieldNeed.NEVER,
                false,
                true,
                false,
                Set.of(),
                Set.of(),
                new Limits(BigDecimal.ZERO, new BigDecimal("5000.000000"), 20),
                List.of(new FieldOption(NORTH, "Norte", "", true), new FieldOption(CLOSED, "Cerrada", "", false)),
                true,
                1);
    }
}
