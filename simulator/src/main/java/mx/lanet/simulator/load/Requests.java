package mx.lanet.simulator.load;

import java.nio.ByteBuffer;

/** Writes whole requests, head and body, without making garbage. For one thread. */
interface Requests {
    /** No request is longer. */
    int MOST_BYTES = 8 * 1024;

    /** Lets the machine move on and appends its next request. */
    void write(ByteBuffer out, Reporter reporter, long epochMillis);
}
