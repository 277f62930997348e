/**
 * What will fail next: a disk that fills, memory and temperature that rise, a machine that starts more often than it used
 * to. {@code Foreseeing} looks at each machine's days once a day, in steps that say how far they came; what it finds is
 * stored, shown on the machine and in lists ({@link mx.lanet.helpdesk.forecast.Forecasts}), and becomes an alert when it is
 * near ({@code NearForecasts}). What is foreseen is decided by {@link mx.lanet.helpdesk.forecast.Forecasting} from numbers
 * alone, which {@code bench/run forecasts} tries on histories whose truth is known.
 */
@ApplicationModule(allowedDependencies = {"alert", "asset", "client", "monitoring", "report", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
