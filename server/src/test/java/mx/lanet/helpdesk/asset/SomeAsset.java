package mx.lanet.helpdesk.asset;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.TwoClients;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds machines straight in the database: {@code SomeAsset.of(cafe).named("PC-CAJA-01").offline().in(tenancy, jdbc)}. */
public final class SomeAsset {
    private final TwoClients.Company company;
    private String name = "PC-OFICINA-01";
    private String state = "active";
    private String presence = "online";
    private String condition = "normal";
    private String os = "Windows 11 Pro";
    private String serial = "MXL2340KQ7";
    private @Nullable UUID person;
    private @Nullable Double cpu = 34.0;

    private SomeAsset(TwoClients.Company company) {
        this.company = company;
    }

    public static SomeAsset of(TwoClients.Company company) {
        return new SomeAsset(company);
    }

    public SomeAsset named(String other) {
        name = other;
        return this;
    }

    public SomeAsset os(String other) {
        os = other;
        return this;
    }

    public SomeAsset serial(String other) {
        serial = other;
        return this;
    }

    public SomeAsset offline() {
        presence = "offline";
        return this;
    }

    /** Joined and never heard of: no reading at all. */
    public SomeAsset never() {
        presence = "never";
        cpu = null;
        return this;
    }

    public SomeAsset retired() {
        state = "retired";
        return this;
    }

    public SomeAsset condition(String other) {
        condition = other;
        return this;
    }

    public SomeAsset cpu(double percent) {
        cpu = percent;
        return this;
    }

    public SomeAsset ofPerson(UUID userId) {
        person = userId;
        return this;
    }

    public UUID in(Tenancy tenancy, JdbcClient jdbc) {
        UUID id = UUID.randomUUID();
        tenancy.run(new Scope.Client(company.clientId()), () -> insert(jdbc, id));
        if (cpu != null) {
            tenancy.run(new Scope.Everything(), () -> insertStatus(jdbc, id));
        }
        return id;
    }

    private void insert(JdbcClient jdbc, UUID id) {
        jdbc.sql(
                        """
                INSERT INTO asset (client_id, asset_id, site_id, name, serial_number, ip_address, os, os_version, state,
                                   presence, presence_since, condition, person_id, registered_at, updated_at)
                VALUES (:client, :id, :site, :name, :serial, '192.168.10.41', :os, '23H2', :state,
                        :presence, :now, :condition, :person, :now, :now)
                """)
                .param("client", company.clientId())
                .param("id", id)
                .param("site", company.siteId())
                .param("name", name)
                .param("serial", serial)
                .param("os", os)
                .param("state", state)
                .param("presence", presence)
                .param("condition", condition)
                .param("person", person)
                .param("now", Timestamp.from(Instant.now()))
                .update();
    }

    private void insertStatus(JdbcClient jdbc, UUID id) {
        jdbc.sql(
                        """
                INSERT INTO asset_status (client_id, asset_id, last_seen, cpu, memory, disk)
                VALUES (:client, :id, :now, :cpu, 68, 84)
                """)
                .param("client", company.clientId())
                .param("id", id)
                .param("now", Timestamp.from(Instant.now()))
                .param("cpu", cpu)
                .update();
    }
}
