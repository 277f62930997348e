package mx.lanet.helpdesk.apikey.internal;

/**
 * A key that was just made, shown this once.
 *
 * @param trial a line that shows at a terminal whether it works; empty when it may not ask for updates
 */
public record NewKeyPage(String path, String name, String siteName, String key, String server, String trial) {}
