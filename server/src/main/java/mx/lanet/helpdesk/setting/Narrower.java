package mx.lanet.helpdesk.setting;

import java.util.UUID;

/**
 * What is said below a place.
 *
 * @param target the client, site or machine that says it
 * @param name of that one
 * @param column whose machines it is said of; of a machine its own role
 */
public record Narrower(
        Layer layer, UUID clientId, UUID target, String name, MachineRole column, KnownSetting setting, String text) {
    /** No more are looked for. */
    public static final int MOST = 2_000;
}
