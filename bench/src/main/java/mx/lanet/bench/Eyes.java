package mx.lanet.bench;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks at the screen and uses the mouse as a person does: what is measured with it is what a person waits for. */
final class Eyes {
    private static final int NEAR = 12;
    private static final int SEPARATOR_HIGH = 3;
    private static final int EDGE = 6;
    private static final long PATIENCE_SECONDS = 60;

    private final Robot robot;
    private final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());

    Eyes() throws AWTException {
        this.robot = new Robot();
    }

    BufferedImage picture() {
        return robot.createScreenCapture(screen);
    }

    /** Presses and lets go there; the time at which it was let go. */
    long click(Point at) {
        robot.mouseMove(at.x, at.y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        return System.nanoTime();
    }

    void key(int code) {
        robot.keyPress(code);
        robot.keyRelease(code);
    }

    /** Where nothing of ours stands. */
    void away() {
        robot.mouseMove(2, 2);
    }

    boolean is(Point at, Color color) {
        return isNear(robot.getPixelColor(at.x, at.y).getRGB(), color);
    }

    int at(Point at) {
        return robot.getPixelColor(at.x, at.y).getRGB();
    }

    /** Looks again and again; the time at which it was so. */
    long until(String what, BooleanSupplier seen) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException("not seen on the screen: " + what);
            }
            // An X server that is asked without a pause has no time to draw.
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return System.nanoTime();
    }

    /** What differs between two pictures; nothing when they are the same. */
    static Rectangle difference(BufferedImage before, BufferedImage after) {
        Rectangle found = new Rectangle(-1, -1);
        for (int y = 0; y < after.getHeight(); y++) {
            for (int x = 0; x < after.getWidth(); x++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    found.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return found.isEmpty() ? new Rectangle() : found;
    }

    /** The middle of what has one of these colours. */
    static Optional<Point> middle(BufferedImage picture, Color... colors) {
        long sumX = 0;
        long sumY = 0;
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                for (Color color : colors) {
                    if (isNear(picture.getRGB(x, y), color)) {
                        sumX += x;
                        sumY += y;
                        count++;
                    }
                }
            }
        }
        return count < 20 ? Optional.empty() : Optional.of(new Point((int) (sumX / count), (int) (sumY / count)));
    }

    /** The lowest line of this colour that is as long as a button is. */
    static Optional<Point> button(BufferedImage picture, Color color, int length) {
        for (int y = picture.getHeight() - 1; y >= 0; y--) {
            int run = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                run = isNear(picture.getRGB(x, y), color) ? run + 1 : 0;
                if (run == length) {
                    return Optional.of(new Point(x - length / 2, y - 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The middles of a menu's lines, without its separators. */
    static List<Point> lines(BufferedImage picture, Rectangle menu) {
        List<Point> found = new ArrayList<>();
        int ground = picture.getRGB(menu.x + EDGE, menu.y + menu.height / 2);
        int begun = -1;
        for (int y = menu.y + EDGE; y < menu.y + menu.height - EDGE; y++) {
            boolean written = false;
            for (int x = menu.x + EDGE; x < menu.x + menu.width - EDGE && !written; x++) {
                written = picture.getRGB(x, y) != ground;
            }
            if (written && begun < 0) {
                begun = y;
            } else if (!written && begun >= 0) {
                if (y - begun > SEPARATOR_HIGH) {
                    found.add(new Point(menu.x + menu.width / 3, (begun + y) / 2));
                }
                begun = -1;
            }
        }
        return found;
    }

    private static boolean isNear(int rgb, Color color) {
        Color seen = new Color(rgb);
        return Math.abs(seen.getRed() - color.getRed()) < NEAR
                && Math.abs(seen.getGreen() - color.getGreen()) < NEAR
                && Math.abs(seen.getBlue() - color.getBlue()) < NEAR;
    }
}
