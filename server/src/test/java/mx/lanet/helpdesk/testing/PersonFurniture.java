package mx.lanet.helpdesk.testing;

import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a machine is given to, and somebody whose telephone was lost once. */
public record PersonFurniture(Tenancy tenancy, JdbcClient jdbc, Users users, TestPhones phones) {
    void giveTo(TwoClients.Company company, UUID asset) {
        tenancy.run(new Scope.Client(company.clientId()), () -> jdbc.sql(
                        "UPDATE asset SET person_id = :person WHERE client_id = :client AND asset_id = :asset")
                .param("person", company.requester().userId())
                .param("client", company.clientId())
                .param("asset", asset)
                .update());
    }

    /** Somebody whose telephone was lost once: those who sign in for the tests have none, and are asked for no code. */
    void secondFactor(TwoClients.Company company, Person superadmin) {
        String login = "elena-" + company.requester().login();
        Users.Draft draft =
                new Users.Draft(company.clientId(), "Elena Pardo", "", "", "", Role.REQUESTER, company.siteId());
        User elena = users.create(superadmin, login, draft, new Secret(TestPeople.PASSWORD), false);
        Person person = new Person(
                elena.id(), elena.clientId(), elena.role(), elena.name(), login, Set.of(), null, null, "auto", false);
        phones.giveTo(person);
        phones.takeFrom(person, superadmin);
        phones.giveTo(person);
    }
}
