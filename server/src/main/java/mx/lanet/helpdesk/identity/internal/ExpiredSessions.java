package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.identity.ApiSessions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Deletes sessions that have run out. Spring Session's own schedule writes a stack trace while the database is away. */
@Component
class ExpiredSessions {
    private final JdbcIndexedSessionRepository sessions;
    private final ApiSessions programs;

    ExpiredSessions(JdbcIndexedSessionRepository sessions, ApiSessions programs) {
        this.sessions = sessions;
        this.programs = programs;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void delete() {
        sessions.cleanUpExpiredSessions();
        programs.deleteOver();
    }
}
