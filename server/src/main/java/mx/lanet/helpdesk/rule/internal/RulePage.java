package mx.lanet.helpdesk.rule.internal;

import java.util.List;
import mx.lanet.helpdesk.rule.Fact;
import mx.lanet.helpdesk.rule.Rule;
import mx.lanet.helpdesk.rule.RuleRun;
import mx.lanet.helpdesk.rule.Rules;
import mx.lanet.helpdesk.rule.Trial;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** What the pages of the rules show. */
public sealed interface RulePage {
    /** The list. */
    record All(List<Row> rows) implements RulePage {
        public All {
            rows = List.copyOf(rows);
        }

        /** A rule, and what it says in a sentence. */
        public record Row(Rules.Line line, String when, String then) {}
    }

    /**
     * One rule.
     *
     * @param rule null for a new one
     * @param version what the person saw; a save of another version is refused
     * @param conflict somebody else has saved meanwhile
     * @param trial what a try of the form brought; null when nobody tried
     */
    record One(
            Form form,
            @Nullable Rule rule,
            int version,
            boolean conflict,
            RuleChoices choices,
            List<RuleRun> runs,
            Trial.@Nullable Result trial)
            implements RulePage {
        public One {
            runs = List.copyOf(runs);
        }

        public String action() {
            return rule == null ? "/rules/new" : "/rules/" + rule.ruleId();
        }

        public String ask(Fact fact) {
            return RuleForm.ask(fact);
        }

        public String not(Fact fact) {
            return RuleForm.not(fact);
        }

        /** What may be ticked of a fact. */
        public List<Choice> ticked(Fact fact) {
            List<String> values = RuleForm.values(form, fact);
            return choices.of(fact).stream()
                    .map(choice -> new Choice(choice.value(), choice.label(), values.contains(choice.value())))
                    .toList();
        }

        /** Whether something is asked of one of these. */
        public boolean asks(List<Fact> facts) {
            return facts.stream()
                    .anyMatch(fact -> !RuleForm.values(form, fact).isEmpty() || form.problemOf(ask(fact)) != null);
        }
    }
}
