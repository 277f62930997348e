package mx.lanet.helpdesk.testing;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.setting.Logos;
import mx.lanet.helpdesk.setting.Overrides;
import mx.lanet.helpdesk.setting.Place;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the agents of a client are told, and what only one of them is. */
public record SettingFurniture(
        Tenancy tenancy, JdbcClient jdbc, Overrides overrides, Clients clients, AssetDetails assets, Logos logos) {

    void say(TwoClients.Company company, Person superadmin, TestAgents.Joined machine) {
        Place client = Place.of(clients.get(superadmin, company.clientId()));
        overrides.save(
                superadmin,
                client,
                overrides.view(superadmin, client).stamp(),
                Map.of(
                        "workstation.watched_services",
                        "Bordados de " + company.name(),
                        "workstation.brand_greeting",
                        "Le ayuda " + company.name()));
        logos.change(superadmin, clients.get(superadmin, company.clientId()), TestPictures.png(640, 160));
        Place own = Place.of(assets.find(superadmin, machine.assetId()).orElseThrow());
        overrides.save(
                superadmin, own, overrides.view(superadmin, own).stamp(), Map.of("any.watched_services", "Spooler"));
    }

    /** What was said of all machines has reached them. */
    void settle(TwoClients.Company company) {
        await().until(() -> tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        "SELECT count(*) = 0 FROM agent_setting_work WHERE client_id = :client")
                .param("client", company.clientId())
                .query(Boolean.class)
                .single()));
    }
}
