package mx.lanet.helpdesk.script;

/**
 * What a machine said.
 *
 * @param cut more was said than is kept
 * @param live it is still running: this is the end of what was said until now
 */
public record RunOutput(RunMachine machine, String stdout, String stderr, boolean cut, boolean live) {
    public boolean isEmpty() {
        return stdout.isEmpty() && stderr.isEmpty();
    }
}
