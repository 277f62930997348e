package mx.lanet.helpdesk.demo;

import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.identity.Passwords;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.SecretFiles;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.protocol.EnrolmentToken;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the first start of a demonstration: the client of the documents, a neighbour, and one person of each role. */
@Component
@Profile("demo")
@Order(10)
class DemoData implements ApplicationRunner {
    /** Public on purpose, and therefore in demonstrations only. */
    static final String TOKEN = "LANET-550E-660E-AEB0F9";

    static final UUID CAFE = UUID.fromString("550e8400-e29b-41d4-a716-446655440001");
    static final UUID CAFE_OFFICE = UUID.fromString("660e8400-e29b-41d4-a716-446655440001");
    static final String TECHNICIAN = "Daniela Ríos";
    static final String REQUESTER = "Gabriela Montes";
    static final Automation DEMO = new Automation("demo");

    private final Clients clients;
    private final Sites sites;
    private final EnrolmentTokens tokens;
    private final Users users;
    private final Technicians technicians;
    private final DemoTickets tickets;
    private final DemoScripts scripts;
    private final DemoArticles articles;
    private final DemoWatches watches;
    private final DemoMonitoring monitoring;
    private final Queues queues;
    private final Tenancy tenancy;
    private final DataFolder data;

    DemoData(
            Clients clients,
            Sites sites,
            EnrolmentTokens tokens,
            Users users,
            Technicians technicians,
            DemoTickets tickets,
            DemoScripts scripts,
            DemoArticles articles,
            DemoWatches watches,
            DemoMonitoring monitoring,
            Queues queues,
            Tenancy tenancy,
            DataFolder data) {
        this.clients = clients;
        this.sites = sites;
        this.tokens = tokens;
        this.users = users;
        this.technicians = technicians;
        this.tickets = tickets;
        this.scripts = scripts;
        this.articles = articles;
        this.watches = watches;
        this.monitoring = monitoring;
        this.queues = queues;
        this.tenancy = tenancy;
        this.data = data;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (tenancy.call(new Scope.Everything(), () -> clients.find(CAFE)).isEmpty()) {
            make();
        }
    }

    private void make() {
        clients.create(DEMO, CAFE, new Clients.Draft("Cafe Mexico S.A. de C.V.", "America/Mexico_City", ""));
        sites.create(
                DEMO,
                CAFE,
                CAFE_OFFICE,
                new Sites.Draft("Oficina Principal CDMX", "Av. Insurgentes Sur 1602, Ciudad de México", ""));
        Client neighbour =
                clients.create(DEMO, new Clients.Draft("Textil Anáhuac S.A. de C.V.", "America/Mexico_City", ""));
        Site plant = sites.create(
                DEMO, neighbour.id(), new Sites.Draft("Planta Querétaro", "Parque Industrial 12, Querétaro", ""));
        tokens.create(DEMO, CAFE, CAFE_OFFICE, new TokenSettings("Demo", null, null, true), new EnrolmentToken(TOKEN));
        People people = new People();
        User lucia = people.add("admin", "Lucía Hernández", Role.SUPERADMIN, "");
        User daniela = people.add("daniela", TECHNICIAN, Role.TECHNICIAN, "Mesa de ayuda");
        people.add("hugo", "Hugo Navarro", Role.CLIENT_ADMIN, "Sistemas");
        User gabriela = people.add("gabriela", REQUESTER, Role.REQUESTER, "Contabilidad");
        technicians.assign(DEMO, daniela.id(), CAFE, true);
        queues(signedIn(lucia, Set.of()), Set.of(daniela.id()));
        scripts.write(signedIn(lucia, Set.of()));
        articles.write(signedIn(lucia, Set.of()), CAFE);
        watches.write(signedIn(lucia, Set.of()));
        monitoring.write(signedIn(lucia, Set.of()), neighbour.id(), plant.id());
        tickets.tell(CAFE_OFFICE, signedIn(gabriela, Set.of()), signedIn(daniela, Set.of(CAFE)));
        SecretFiles.write(data.root().resolve("first-login.txt"), people.logins.toString());
    }

    private void queues(Person superadmin, Set<UUID> members) {
        queues.change(superadmin, Queues.GENERAL, 1, new Queues.Draft("General", "", false, true, Set.of(), members));
        queues.create(
                superadmin,
                new Queues.Draft(
                        "Redes y servidores", "Lo que necesita a alguien en sitio", true, true, Set.of(), members));
    }

    static Person signedIn(User user, Set<UUID> clients) {
        return new Person(
                user.id(), user.clientId(), user.role(), user.name(), user.login(), clients, null, null, "auto", false);
    }

    private final class People {
        private final StringBuilder logins = new StringBuilder();

        private User add(String login, String name, Role role, String department) {
            Secret password = Passwords.generate();
            UUID client = role.isStaff() ? Person.HOUSE : CAFE;
            Users.Draft draft = new Users.Draft(
                    client, name, login + "@example.com", "", department, role, role.isStaff() ? null : CAFE_OFFICE);
            User user = users.create(DEMO, login, draft, password, false);
            logins.append(role.word())
                    .append(' ')
                    .append(login)
                    .append(' ')
                    .append(password.reveal())
                    .append('\n');
            return user;
        }
    }
}
