package mx.lanet.helpdesk.identity;

import java.time.Instant;

/**
 * A place where a person is signed in.
 *
 * @param browser what the browser calls itself, shortened
 * @param current true for the session that asks
 */
public record OpenSession(Instant since, Instant lastActive, String address, String browser, boolean current) {}
