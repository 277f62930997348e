package mx.lanet.helpdesk.enrolment.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Machines of one client join one after the other: else one machine that asks twice at once becomes two assets. */
public final class EnrolmentLock {
    private final JdbcClient jdbc;

    public EnrolmentLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends. */
    public void client(UUID clientId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('enrolment ' || :client, 0))")
                .param("client", clientId.toString())
                .query((row, number) -> true)
                .list();
    }
}
