package mx.lanet.agent.run;

import java.util.Arrays;

/** What a process wrote to one stream: the first 1 MiB, the last 16 KiB, and how much it was in all. */
final class Captured {
    static final int CAP = 1 << 20;
    private static final int TAIL = 16 << 10;

    private byte[] head = new byte[1 << 10];
    private int headSize;
    private final byte[] ring = new byte[TAIL];
    private long total;

    synchronized void add(byte[] bytes, int length) {
        int kept = Math.min(length, CAP - headSize);
        if (headSize + kept > head.length) {
            head = Arrays.copyOf(head, Math.min(CAP, Math.max(headSize + kept, head.length * 2)));
        }
        System.arraycopy(bytes, 0, head, headSize, kept);
        headSize += kept;
        for (int i = Math.max(0, length - TAIL); i < length; i++) {
            ring[(int) ((total + i) % TAIL)] = bytes[i];
        }
        total += length;
    }

    synchronized long total() {
        return total;
    }

    synchronized boolean isTruncated() {
        return total > headSize;
    }

    /** The beginning; when more was said, without the bytes of a character that the cap has cut. */
    synchronized byte[] head() {
        int size = isTruncated() ? wholeCharacters(head, headSize) : headSize;
        // A copy of a whole MiB is worth sparing; nothing is added to it any more.
        return size == head.length ? head : Arrays.copyOf(head, size);
    }

    /** The end, without the bytes of a character that begins before it. */
    synchronized byte[] tail() {
        int size = (int) Math.min(total, TAIL);
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = ring[(int) ((total - size + i) % TAIL)];
        }
        int start = 0;
        while (total > size && start < Math.min(size, 3) && isContinuation(bytes[start])) {
            start++;
        }
        return Arrays.copyOfRange(bytes, start, wholeCharacters(bytes, size));
    }

    /** The length without an unfinished UTF-8 sequence at the end; what is no UTF-8 is left as it is. */
    static int wholeCharacters(byte[] bytes, int length) {
        int lead = length - 1;
        while (lead >= 0 && length - lead < 4 && isContinuation(bytes[lead])) {
            lead--;
        }
        return lead >= 0 && length - lead < sequenceLength(bytes[lead]) ? lead : length;
    }

    private static boolean isContinuation(byte one) {
        return (one & 0xC0) == 0x80;
    }

    private static int sequenceLength(byte lead) {
        if ((lead & 0xE0) == 0xC0) {
            return 2;
        }
        return (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 1;
    }
}
