package mx.lanet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsStandBelowTheirHeadings() {
        Table table = new Table("variant", "ms").row("batched", 1.5).row("one each", 12.25);

        assertThat(table.toString())
                .isEqualTo(
                        """
                        | variant  |    ms |
                        | ---      |   --- |
                        | batched  |   1.5 |
                        | one each | 12.25 |
                        """);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row("c")).isInstanceOf(IllegalArgumentException.class);
    }
}
