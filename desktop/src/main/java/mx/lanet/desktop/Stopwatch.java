package mx.lanet.desktop;

import java.awt.Graphics;
import javax.swing.JFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A window that notes how long it took from being asked for until it was painted. */
final class Stopwatch extends JFrame {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Stopwatch.class);

    private final Place place;
    private final long begun = System.nanoTime();
    private boolean painted;

    Stopwatch(String title, Place place) {
        super(title);
        this.place = place;
    }

    @Override
    public void paint(Graphics pen) {
        super.paint(pen);
        if (!painted) {
            painted = true;
            LOG.atDebug().log("{} was open after {} ms", place.word(), (System.nanoTime() - begun) / 1_000_000);
        }
    }
}
