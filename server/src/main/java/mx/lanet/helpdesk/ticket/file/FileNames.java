package mx.lanet.helpdesk.ticket.file;

import mx.lanet.helpdesk.ticket.Words;

/** What a file is called, as it is shown; never a path. */
public final class FileNames {
    private static final int MAX = 255;

    private FileNames() {}

    /** The last step of whatever path the sender named. */
    public static String of(String sent) {
        String line = Words.line(sent);
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        String name = last.isBlank() ? "archivo" : last;
        return name.length() <= MAX ? name : Words.clean(name.substring(name.length() - MAX));
    }
}
