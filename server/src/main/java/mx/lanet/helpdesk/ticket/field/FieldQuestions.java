package mx.lanet.helpdesk.ticket.field;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.web.Choice;

/**
 * What a form that makes a ticket asks besides.
 *
 * @param unseen whether the form came back without having asked some of them
 */
public record FieldQuestions(List<FieldQuestions.Question> questions, boolean unseen) {
    public static final FieldQuestions NONE = new FieldQuestions(List.of(), false);

    public FieldQuestions {
        questions = List.copyOf(questions);
    }

    /** One of them. */
    public record Question(TicketField field, String label, String help, List<Choice> choices) {
        public Question {
            choices = List.copyOf(choices);
        }

        public String name() {
            return field.name();
        }

        public boolean required() {
            return field.need() == FieldNeed.CREATING;
        }

        static Question of(TicketField field, Locale locale) {
            return new Question(
                    field,
                    field.label(locale),
                    field.help(locale),
                    field.options().stream()
                            .filter(FieldOption::active)
                            .map(option -> new Choice(option.id().toString(), option.label(locale), false))
                            .toList());
        }
    }

    /** What the form says it has asked when it comes back. */
    public String asked() {
        return questions.stream().map(question -> question.field().key()).collect(Collectors.joining(","));
    }
}
