package mx.lanet.simulator.chaos;

/** What the network does with one request. */
enum Fate {
    PASS,
    /** Both ways drop by drop. */
    SLOW,
    /** The connection is reset before anything is heard. */
    RESET,
    /** The server gets a part of the request, then a reset. */
    CUT_IN_REQUEST,
    /** The server gets a part of the request, and the end of the stream. */
    HALF_REQUEST,
    /** The server gets it and answers; the sender never hears of it. */
    LOST_ANSWER,
    /** The sender gets a part of the answer. */
    CUT_IN_ANSWER,
    /** The server gets it twice. */
    TWICE,
    /** Nobody hears anything, and nobody is told. */
    BLACK_HOLE
}
