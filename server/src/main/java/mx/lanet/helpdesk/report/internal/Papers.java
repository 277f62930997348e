package mx.lanet.helpdesk.report.internal;

import java.io.IOException;
import mx.lanet.helpdesk.report.Sheet;

/** One format, written row by row. {@link #begin} to {@link #end} is called for each sheet, then {@link #close}. */
interface Papers extends AutoCloseable {
    <T> void begin(Sheet<T> sheet) throws IOException;

    /** The cells of a row, in the order of the sheet's columns. */
    void row(Object[] cells) throws IOException;

    /** @param cut whether there would have been more */
    void end(int rows, boolean cut) throws IOException;

    /** Writes what comes last; not called when something broke, so that half a file never looks like a whole one. */
    @Override
    void close() throws IOException;
}
