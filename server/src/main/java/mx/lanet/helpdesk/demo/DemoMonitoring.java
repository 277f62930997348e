package mx.lanet.helpdesk.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertPolicies;
import mx.lanet.helpdesk.alert.AlertPolicy;
import mx.lanet.helpdesk.alert.AlertRule;
import mx.lanet.helpdesk.alert.MaintenanceWindow;
import mx.lanet.helpdesk.alert.MaintenanceWindows;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.WatchedJobs;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** So that the pages of monitoring show something: a policy, a window, a job, a list, and a machine that was reinstalled. */
@Component
@Profile("demo")
class DemoMonitoring {
    private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
    private static final String SERIAL = "MXL4021QRO";

    private final AlertPolicies policies;
    private final MaintenanceWindows windows;
    private final WatchedJobs jobs;
    private final MachineFilters filters;
    private final Assets assets;
    private final AssetDetails details;
    private final AssetLives lives;
    private final Tenancy tenancy;
    private final Clock clock;

    DemoMonitoring(
            AlertPolicies policies,
            MaintenanceWindows windows,
            WatchedJobs jobs,
            MachineFilters filters,
            Assets assets,
            AssetDetails details,
            AssetLives lives,
            Tenancy tenancy,
            Clock clock) {
        this.policies = policies;
        this.windows = windows;
        this.jobs = jobs;
        this.filters = filters;
        this.assets = assets;
        this.details = details;
        this.lives = lives;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    void write(Person superadmin, UUID neighbour, UUID neighbourSite) {
        policies.save(superadmin, new AlertPolicy(DemoData.CAFE, true, null, null, 0, List.of()), 0);
        policies.put(superadmin, DemoData.CAFE, new AlertRule("disk", Severity.WARNING, true, "media", "", 10));
        windows.create(superadmin, sundays());
        jobs.create(superadmin, DemoData.CAFE, "Respaldo de la noche", 1440, 60);
        filters.create(superadmin, "Poca memoria", "ram=8");
        UUID first = add(neighbour, neighbourSite, "COSTURA-04", "3f0c2b9e-5d1a-4a7e-9a61-0d8f2c7b1e04");
        UUID second = add(neighbour, neighbourSite, "COSTURA-04-NUEVA", "a91d47c3-08b2-4f6d-8c35-6be9d0f2a711");
        live(superadmin, first, today().minusYears(3).plusDays(20), today().plusDays(20));
        live(superadmin, second, today().minusYears(1), today().plusYears(2));
    }

    private MaintenanceWindow sundays() {
        return new MaintenanceWindow(
                DemoData.CAFE,
                new UUID(0, 0),
                null,
                null,
                "",
                "",
                "Parches de los domingos",
                ZONE,
                today(),
                null,
                LocalTime.of(22, 0),
                240,
                MaintenanceWindow.Repeats.WEEKLY,
                Set.of(DayOfWeek.SUNDAY),
                "",
                1);
    }

    /** Nobody has an agent there: what the first registration would have said. */
    private UUID add(UUID client, UUID site, String name, String installation) {
        Machine machine = new Machine(
                name,
                installation,
                SERIAL,
                "3c:52:82:1a:" + installation.substring(0, 2) + ":04",
                "10.20.4.18",
                "Windows 11 Pro",
                "10.0.26100",
                "",
                Map.of("cpu", "Intel Core i5-10500", "cpu_cores", 6, "ram", "8 GB", "model", "HP ProDesk 400 G7"),
                "{}");
        return tenancy.call(new Scope.Clients(Set.of(client)), () -> {
            KnownAsset made = assets.add(client, site, machine, null);
            return made.assetId();
        });
    }

    private void live(Person superadmin, UUID asset, LocalDate purchased, LocalDate warranty) {
        details.find(superadmin, asset)
                .ifPresent(machine -> lives.change(
                        superadmin,
                        machine,
                        new AssetLife(
                                "Costura",
                                "Comercial Equipos del Bajío",
                                new BigDecimal("16480.00"),
                                "MXN",
                                purchased,
                                warranty,
                                "Al lado de la bordadora 2.",
                                0)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
