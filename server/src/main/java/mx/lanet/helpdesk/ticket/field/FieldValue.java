package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What a ticket says in a field; a ticket that says nothing has none. */
public sealed interface FieldValue {
    record Text(String words) implements FieldValue {}

    /** Without zeros at its end, so that equal ones are equal. */
    record Amount(BigDecimal number) implements FieldValue {
        public Amount {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    record Day(LocalDate date) implements FieldValue {}

    record Chosen(UUID optionId) implements FieldValue {}

    record Ticked() implements FieldValue {}

    /** As it stands in the field of a form. */
    default String typed() {
        return switch (this) {
            case Text(String words) -> words;
            case Amount(BigDecimal number) -> number.toPlainString();
            case Day(LocalDate date) -> date.toString();
            case Chosen(UUID optionId) -> optionId.toString();
            case Ticked _ -> "true";
        };
    }
}
