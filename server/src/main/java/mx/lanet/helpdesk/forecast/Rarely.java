package mx.lanet.helpdesk.forecast;

/**
 * Whether something happens more often than it used to: the exact test of two rates. Of all that happened, each would
 * fall into the newest days by chance alone, as a coin falls.
 */
final class Rarely {
    private static final double BY_CHANCE = 0.002;
    private static final int FEWEST = 4;
    private static final double TIMES_AS_OFTEN = 2;

    private Rarely() {}

    /** @param recent how often in so many of the newest days, {@code before} how often in so many days before them */
    static boolean isMore(int recent, double recentDays, int before, double beforeDays) {
        if (recent < FEWEST || recent / recentDays < TIMES_AS_OFTEN * (before + 1) / beforeDays) {
            return false;
        }
        return atLeast(recent, recent + before, recentDays / (recentDays + beforeDays)) < BY_CHANCE;
    }

    /** The chance of so many heads or more. */
    private static double atLeast(int heads, int coins, double chance) {
        double sum = 0;
        double term = Math.pow(1 - chance, coins);
        for (int i = 0; i <= coins; i++) {
            if (i >= heads) {
                sum += term;
            }
            term *= (coins - i) / (i + 1.0) * chance / (1 - chance);
        }
        return sum;
    }
}
