package mx.lanet.helpdesk.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;

/** Carries out {@link Steps} inside the caller's transaction: all of them, or by an exception none. */
@Component
class SeveralActs {
    private final Acts acts;

    SeveralActs(Acts acts) {
        this.acts = acts;
    }

    /** One of the steps could not be taken; rolls back those before it. */
    static final class HeldBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        HeldBack(Outcome outcome) {
            super("held back", null, false, false);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** @param seen the version that the person looked at */
    Outcome.Done perform(Person person, UUID ticketId, int seen, Steps steps) {
        List<Act> all = inOrder(person, steps);
        Outcome.Done done = must(acts.perform(person, ticketId, all.getFirst().seenAt(seen)));
        for (Act act : all.subList(1, all.size())) {
            done = must(acts.perform(person, ticketId, act));
        }
        return done;
    }

    /** The end comes last: a closed ticket takes no other change, and an end that is the last thing can be undone. */
    private static List<Act> inOrder(Person person, Steps steps) {
        List<Act> all = new ArrayList<>();
        if (steps.take()) {
            all.add(Act.of(new Move.Assign(person.userId(), person.name())));
        }
        if (steps.priority() != null) {
            all.add(Act.of(new Move.ChangePriority(steps.priority())));
        }
        if (!steps.note().isBlank()) {
            all.add(Act.of(new Move.Note()).saying(steps.note(), true, Channel.PORTAL, null));
        }
        if (!steps.reply().isBlank()) {
            all.add(Act.of(new Move.Reply(null)).saying(steps.reply(), false, Channel.PORTAL, null));
        }
        if (steps.state() != null) {
            all.add(Act.of(new Move.ChangeState(steps.state())));
        }
        return all;
    }

    private static Outcome.Done must(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new HeldBack(outcome);
    }
}
