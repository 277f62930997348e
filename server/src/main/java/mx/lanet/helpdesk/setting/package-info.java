/**
 * What agents are told: values of the house for each role of machines, and what clients, sites and single machines say
 * otherwise. {@link mx.lanet.helpdesk.setting.Overrides} shows which value holds where, and why, and writes what people
 * decide; {@link mx.lanet.helpdesk.setting.KnownSetting} is the list of what can be said. What holds for a machine stands
 * beside it ({@link mx.lanet.helpdesk.asset.AgentSettings}), so that heartbeats need not ask: what is said of one machine is
 * brought there in the same transaction, what is said of many by {@code SettingWork}, some machines at a time.
 * {@link mx.lanet.helpdesk.setting.Logos} keeps the pictures of which a setting says the SHA-256.
 */
@ApplicationModule(allowedDependencies = {"asset", "audit", "client", "report", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.setting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
