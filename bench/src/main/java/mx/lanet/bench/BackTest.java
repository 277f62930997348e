package mx.lanet.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import mx.lanet.helpdesk.forecast.Ahead;
import mx.lanet.helpdesk.forecast.Forecasting;

/**
 * What forecasts of one law are worth. "Said" is a forecast of at most 30 days.
 *
 * @param due how many disks were really full within 30 days
 * @param said of those, for how many it was said
 * @param calm how many were not full within 60 days
 * @param alarms of those, for how many it was said all the same
 * @param told how many forecasts of disks that did fill there were, of any length
 * @param held for how many of them the truth lay within the interval
 * @param off by how many days the middle of the interval was off, as a share of the truth, of half of them at most
 */
record BackTest(int due, int said, int calm, int alarms, int told, int held, double off) {
    static final double SOON_DAYS = 30;

    double hitShare() {
        return due == 0 ? 1 : (double) said / due;
    }

    double alarmShare() {
        return calm == 0 ? 0 : (double) alarms / calm;
    }

    double heldShare() {
        return told == 0 ? 1 : (double) held / told;
    }

    static BackTest of(MadeHistory.Law law, int histories, long seed) {
        Random random = new Random(seed + law.ordinal());
        int due = 0;
        int said = 0;
        int calm = 0;
        int alarms = 0;
        int held = 0;
        double[] off = new double[histories];
        int told = 0;
        for (int i = 0; i < histories; i++) {
            MadeHistory history = MadeHistory.of(law, random);
            Optional<Ahead> ahead = Forecasting.diskFull(history.known());
            boolean soon = ahead.isPresent() && ahead.get().days() <= SOON_DAYS;
            if (history.fullAfter() <= SOON_DAYS) {
                due++;
                said += soon ? 1 : 0;
            } else if (history.fullAfter() > 2 * SOON_DAYS) {
                calm++;
                alarms += soon ? 1 : 0;
            }
            if (ahead.isPresent() && history.fullAfter() < Double.POSITIVE_INFINITY) {
                Ahead found = ahead.get();
                held += found.daysLow() <= history.fullAfter() && history.fullAfter() <= Math.ceil(found.daysHigh())
                        ? 1
                        : 0;
                off[told++] = Math.abs(found.days() - history.fullAfter()) / history.fullAfter();
            }
        }
        double[] sorted = Arrays.copyOf(off, told);
        Arrays.sort(sorted);
        return new BackTest(due, said, calm, alarms, told, held, told == 0 ? 0 : sorted[told / 2]);
    }
}
