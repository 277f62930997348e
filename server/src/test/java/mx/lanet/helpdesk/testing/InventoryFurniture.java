package mx.lanet.helpdesk.testing;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.asset.AssetTags;
import mx.lanet.helpdesk.asset.internal.SoftwareCounts;
import mx.lanet.helpdesk.inventory.FindingTeller;
import mx.lanet.helpdesk.inventory.SoftwareWatch;
import mx.lanet.helpdesk.inventory.SoftwareWatches;
import mx.lanet.helpdesk.inventory.WatchRounds;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody knows of a machine beside its inventory, and a list that it is against. */
public record InventoryFurniture(
        Tenancy tenancy,
        JdbcClient jdbc,
        SoftwareCounts counts,
        SoftwareWatches watches,
        WatchRounds rounds,
        FindingTeller teller,
        AssetTags tags,
        AssetLives lives,
        AssetDetails assets) {
    /** A list that the machine is against, for machines with its tag. */
    void watch(TwoClients.Company company, Person superadmin, TestAgents.Joined machine) {
        tags.set(superadmin, assets.find(superadmin, machine.assetId()).orElseThrow(), List.of("caja"));
        lives.change(
                superadmin,
                assets.find(superadmin, machine.assetId()).orElseThrow(),
                new AssetLife(
                        "Bordados " + company.name(),
                        "Casa Íñiguez",
                        new BigDecimal("18500.50"),
                        "MXN",
                        LocalDate.of(2024, 3, 1),
                        LocalDate.of(2099, 3, 1),
                        "La silla es de otra área",
                        0));
        watches.create(
                superadmin,
                company.clientId(),
                new SoftwareWatch.Draft(
                        SoftwareWatch.Kind.WANTED,
                        "Requerido en " + company.name(),
                        "Bordados*",
                        "Hilos de México",
                        "1.0",
                        "2.0",
                        "caja",
                        "info"));
    }

    /** What the server does by itself afterwards is done, so that nothing changes unless somebody asks for it. */
    void settle(TwoClients.Company company) {
        await().until(() -> {
            counts.keep();
            rounds.takeUp();
            teller.tell();
            return tenancy.call(new Scope.Client(company.clientId()), () -> jdbc.sql(
                            """
                            SELECT NOT EXISTS (SELECT FROM software_news WHERE client_id = :client)
                               AND EXISTS (SELECT FROM inventory_finding WHERE client_id = :client AND told)
                               AND NOT EXISTS (SELECT FROM inventory_finding WHERE client_id = :client AND (ended OR NOT told))
                            """)
                    .param("client", company.clientId())
                    .query(Boolean.class)
                    .single());
        });
    }
}
