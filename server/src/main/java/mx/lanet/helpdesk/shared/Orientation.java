package mx.lanet.helpdesk.shared;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a telephone was held when it took a picture, as JPEG files tell it (Exif 2.3, tag 0x0112): which turn shows the
 * picture upright. Mirrored ones, which no telephone writes, are left as they are.
 */
public enum Orientation {
    UPRIGHT(0),
    UPSIDE_DOWN(2),
    TURN_RIGHT(1),
    TURN_LEFT(3);

    private static final int START = 0xFFD8;
    private static final int EXIF = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int MOST_MARKERS = 50;
    private static final int MOST_TAGS = 200;

    private final int quarters;

    Orientation(int quarters) {
        this.quarters = quarters;
    }

    /** Whether what lies in the file is wider than high when the picture is higher than wide. */
    public boolean swapsSides() {
        return quarters % 2 == 1;
    }

    /** How a picture that lies in the file in this size is turned upright, its corner again at 0, 0. */
    public AffineTransform turn(int width, int height) {
        AffineTransform turn = new AffineTransform();
        turn.translate((swapsSides() ? height : width) / 2.0, (swapsSides() ? width : height) / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-width / 2.0, -height / 2.0);
        return turn;
    }

    /** Upright whenever the file does not say otherwise. */
    public static Orientation of(byte[] file) {
        try {
            return read(ByteBuffer.wrap(file));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static Orientation read(ByteBuffer file) {
        if (Short.toUnsignedInt(file.getShort()) != START) {
            return UPRIGHT;
        }
        for (int marker = 0; marker < MOST_MARKERS; marker++) {
            int kind = Short.toUnsignedInt(file.getShort());
            int length = Short.toUnsignedInt(file.getShort()) - 2;
            if (kind == SCAN) {
                return UPRIGHT;
            }
            if (kind == EXIF) {
                return inExif(file.slice(file.position() + 6, length - 6));
            }
            file.position(file.position() + length);
        }
        return UPRIGHT;
    }

    /** A TIFF head: byte order, 42, where the tags are. */
    private static Orientation inExif(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int tags = tiff.getInt(4);
        int count = Math.min(MOST_TAGS, Short.toUnsignedInt(tiff.getShort(tags)));
        for (int tag = 0; tag < count; tag++) {
            int place = tags + 2 + tag * 12;
            if (Short.toUnsignedInt(tiff.getShort(place)) == 0x0112) {
                return switch (tiff.getShort(place + 8)) {
                    case 3 -> UPSIDE_DOWN;
                    case 6 -> TURN_RIGHT;
                    case 8 -> TURN_LEFT;
                    default -> UPRIGHT;
                };
            }
        }
        return UPRIGHT;
    }
}
