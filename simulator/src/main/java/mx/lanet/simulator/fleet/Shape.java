package mx.lanet.simulator.fleet;

/** The two documented bodies of a registration. */
public enum Shape {
    /** Ours: all facts beside each other, with the agent's public key. */
    FLAT,
    /** That of programs by others: {@code hardware} inside {@code hardware_info}, and no key. */
    NESTED
}
