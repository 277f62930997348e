package mx.lanet.agent.link;

/** This program's version, from the jar's manifest. */
public final class AgentVersion {
    /** Such as {@code 0.1.0}; {@code dev} when it does not run from a jar. */
    public static final String CURRENT = read();

    private AgentVersion() {}

    private static String read() {
        var version = AgentVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
