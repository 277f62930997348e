/**
 * Reports that go out by mail by themselves, weekly or monthly.
 *
 * <p>{@link mx.lanet.helpdesk.schedule.Schedules} keeps them. {@code DateSteps} writes down, at each date, a delivery for each
 * recipient: one row for a schedule, a date and a person, so that no date is sent twice. {@code DispatchSteps} takes one of
 * these at a time, makes the file as its recipient would get it, and puts it into the queue of mail together with the
 * delivery's end. What can be scheduled are the {@link mx.lanet.helpdesk.report.Exportable}s of other features.
 */
@ApplicationModule(allowedDependencies = {"audit", "client", "identity", "mail", "report", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
