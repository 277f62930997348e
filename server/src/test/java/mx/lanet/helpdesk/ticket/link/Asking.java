package mx.lanet.helpdesk.ticket.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.testing.TwoClients.Company;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;

/** Tickets for tests, and a second person of a client who asks. */
record Asking(Tickets tickets) {
    Ticket ask(Person requester, String subject) {
        return tickets.create(requester, opening(requester, subject, "Desde las 9."), null);
    }

    Ticket ask(Person requester, String subject, String description) {
        return tickets.create(requester, opening(requester, subject, description), null);
    }

    static Opening opening(Person requester, String subject, String description) {
        return SomeOpening.of(requester).about(subject).saying(description).opening();
    }

    static Person luisOf(Company company) {
        return new Person(
                UUID.randomUUID(),
                company.clientId(),
                Role.REQUESTER,
                "Luis Peña",
                "luis",
                Set.of(),
                null,
                null,
                "auto",
                false);
    }

    /** All begin at one moment; in the order of the works. */
    static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> work : works) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
