package mx.lanet.simulator.chaos;

/** How often each is killed with -9. */
public record Kills(int server, int database, int agent) {
    /** All equally often. */
    public static Kills ofEach(int times) {
        return new Kills(times, times, times);
    }
}
