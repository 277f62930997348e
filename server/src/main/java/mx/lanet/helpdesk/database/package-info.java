/**
 * The database that the server brings along: a real PostgreSQL 18, unpacked from a jar, started, watched and stopped by
 * {@link mx.lanet.helpdesk.database.EmbeddedPostgres}.
 *
 * <p>Everything lives in one data folder:
 *
 * <ul>
 *   <li>{@code pg18}: the data; {@code pg-binaries/<version>}: the programs; {@code pg-log}: the database's log
 *   <li>{@code pg-password} (0600) and {@code pg-port}: how to reach it, from this machine only
 *   <li>{@code postgresql.conf}: written by us at each start; {@code postgresql.local.conf}: the administrator's own
 *       lines, which win
 *   <li>{@code lock}: held while a server uses the folder
 * </ul>
 *
 * <p>PostgreSQL outlives a server that was killed, and the next server adopts it. It refuses to run as root, so a
 * server that runs as root starts it as an unprivileged user.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package mx.lanet.helpdesk.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
