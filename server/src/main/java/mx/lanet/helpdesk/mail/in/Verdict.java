package mx.lanet.helpdesk.mail.in;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/** What becomes of a mail, decided from facts: data in, a decision out. docs/mail-in.md tells the same in words. */
sealed interface Verdict {
    /** A mail like it came so often lately that the rest waits for a person. */
    String STORM = "storm";

    String NO_CLIENT = "no_client";
    String STRANGER = "stranger";

    /** Nothing is made of it; it stays in the list. */
    record Ignore(String reason, @Nullable Ticket ticket) implements Verdict {}

    /** A person decides. */
    record Hold(String reason) implements Verdict {}

    /** A server tells that a mail of this ticket did not arrive. */
    record Bounce(Ticket ticket) implements Verdict {}

    /** A public reply of this person. */
    record Comment(Ticket ticket, Person author, boolean doubtful) implements Verdict {}

    /** A note for the team, in the name of the address: nobody knows that it may say anything here. */
    record Note(Ticket ticket, String reason) implements Verdict {}

    /**
     * A new ticket.
     *
     * @param requester who asks, when known
     * @param welcome whether somebody unknown is made a requester
     */
    record Open(UUID clientId, @Nullable Person requester, boolean welcome, boolean doubtful, boolean automatic)
            implements Verdict {}

    /**
     * What is known when it is decided.
     *
     * @param boundTo the client whose mailbox it is; null when the sender tells
     * @param ours whether we sent it ourselves
     * @param named the ticket that its token proves
     * @param meant the ticket that it seems to be about: by the mails it answers, or the number in its subject
     * @param people everybody with the sender's address
     * @param ofDomain the client whose people write from the sender's domain
     * @param repeated the open ticket of the same automatic mail, lately
     * @param lately how many came from this address lately
     * @param most how many of these are made something of
     * @param released a superadmin wants a ticket made of it: of this client, and of whoever sent it
     */
    record Facts(
            ReadMail mail,
            @Nullable UUID boundTo,
            boolean acceptsStrangers,
            Sincerity sincerity,
            boolean ours,
            boolean duplicate,
            @Nullable Ticket named,
            @Nullable Ticket meant,
            List<Person> people,
            @Nullable UUID ofDomain,
            @Nullable Ticket repeated,
            int lately,
            int most,
            boolean released,
            @Nullable UUID releasedTo) {
        public Facts {
            people = List.copyOf(people);
        }

        private Optional<Ticket> about() {
            return Optional.ofNullable(named == null ? meant : named);
        }
    }

    static Verdict of(Facts facts) {
        Automatic automatic = Automatic.of(facts.mail());
        if (facts.ours()) {
            return new Ignore("own", facts.named());
        }
        if (facts.duplicate()) {
            return new Ignore("duplicate", null);
        }
        if (facts.released()) {
            return opened(facts, automatic);
        }
        if (facts.mail().report() != null) {
            return facts.about().<Verdict>map(Bounce::new).orElseGet(() -> new Ignore("bounce", null));
        }
        if (automatic == Automatic.ANSWER || facts.about().isPresent() && Automatic.answersByItself(facts.mail())) {
            return new Ignore("automatic", facts.about().orElse(null));
        }
        if (facts.lately() >= facts.most()) {
            return new Hold(STORM);
        }
        Ticket repeated = facts.repeated();
        if (automatic == Automatic.SENT && repeated != null && facts.about().isEmpty()) {
            return new Note(repeated, "repeated");
        }
        Ticket ticket = facts.about().orElse(null);
        Verdict answer = ticket == null ? null : answer(facts, ticket);
        return answer == null ? opened(facts, automatic) : answer;
    }

    /** Null when the mail is better a ticket of its own. */
    private static @Nullable Verdict answer(Facts facts, Ticket ticket) {
        boolean proven = facts.named() != null;
        boolean forged = facts.sincerity() == Sincerity.FORGED;
        Optional<Person> author = facts.people().stream()
                .filter(person -> Part.of(person, ticket) != Part.STRANGER)
                .min(Comparator.comparing(Person::isStaff));
        if (author.isEmpty()) {
            return proven ? new Note(ticket, "stranger") : null;
        }
        if (author.get().isStaff()) {
            return proven && !forged ? new Comment(ticket, author.get(), false) : new Note(ticket, "unproven");
        }
        if (forged && !proven) {
            return new Note(ticket, "forged");
        }
        return new Comment(ticket, author.get(), forged);
    }

    private static Verdict opened(Facts facts, Automatic automatic) {
        boolean doubtful = facts.sincerity() == Sincerity.FORGED;
        List<Person> clients = facts.people().stream()
                .filter(person -> !person.isStaff() && !doubtful)
                .toList();
        UUID client = client(facts, clients);
        if (client == null) {
            return new Hold(NO_CLIENT);
        }
        Person known = clients.stream()
                .filter(person -> person.clientId().equals(client))
                .findFirst()
                .orElse(null);
        boolean team = facts.people().stream().anyMatch(Person::isStaff);
        boolean ofClient = client.equals(facts.ofDomain());
        boolean stranger = known == null && clients.isEmpty() && !ofClient && !team;
        if (stranger && !facts.acceptsStrangers() && !facts.released()) {
            return new Hold(STRANGER);
        }
        boolean noPerson = doubtful || automatic != Automatic.NO;
        boolean welcome = known == null && clients.isEmpty() && !team && !noPerson;
        return new Open(client, noPerson ? null : known, welcome, doubtful, noPerson);
    }

    /** Somebody known in one client alone writes for that one; else the domain tells. */
    private static @Nullable UUID client(Facts facts, List<Person> people) {
        if (facts.releasedTo() != null || facts.boundTo() != null) {
            return facts.releasedTo() == null ? facts.boundTo() : facts.releasedTo();
        }
        List<UUID> clients = people.stream().map(Person::clientId).distinct().toList();
        if (clients.size() == 1) {
            return clients.getFirst();
        }
        UUID ofDomain = facts.ofDomain();
        return ofDomain == null || clients.isEmpty() || clients.contains(ofDomain) ? ofDomain : null;
    }
}
