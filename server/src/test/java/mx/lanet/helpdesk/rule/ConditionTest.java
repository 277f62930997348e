package mx.lanet.helpdesk.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a condition holds: a table of facts, what is asked of them, and the answer. */
class ConditionTest {
    @ParameterizedTest(name = "{0} = [{1}], asked for [{2}], not: {3} -> {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PRIORITY | alta            | alta          | false | true",
                "PRIORITY | alta            | baja          | false | false",
                "PRIORITY | alta            | baja;alta     | false | true",
                "PRIORITY | alta            | baja;alta     | true  | false",
                "PRIORITY | alta            | alt           | false | false",
                "ASSIGNEE | nobody          | nobody        | false | true",
                "CATEGORY | a;padre;abuelo  | padre         | false | true",
                "CATEGORY | ''              | padre         | true  | true",
                "WORDS    | La impresión no sale | IMPRESION | false | true",
                "WORDS    | La impresión no sale | impresión;toner | false | true",
                "WORDS    | La impresión no sale | tóner    | false | false",
                "WORDS    | La impresión no sale | tóner    | true  | true",
                "PERSON   | Ana Ruiz;ana@cafe.mx | @CAFE.mx | false | true",
                "MACHINE  | ''              | caja          | false | false",
                "MACHINE  | ''              | caja          | true  | true",
                "TAG      | Garantía;VIP    | garantia      | false | true"
            })
    void holds(Fact fact, String so, String asked, boolean not, boolean holds) {
        var facts = new Facts(Map.of(fact, so.isEmpty() ? List.of() : List.of(so.split(";"))));
        var condition = new Condition(fact, not, List.of(asked.split(";")));
        assertThat(condition.holds(facts)).isEqualTo(holds);
    }
}
