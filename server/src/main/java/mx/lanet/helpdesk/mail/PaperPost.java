package mx.lanet.helpdesk.mail;

import mx.lanet.helpdesk.report.PaperMaker.Paper;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/** Puts mail with a file into the queue of what leaves. */
public interface PaperPost {
    /** What most mail servers still take once it is encoded. */
    int MOST_BYTES = 7_000_000;

    /**
     * A mail about a file.
     *
     * @param words paragraphs of plain text
     * @param button what opens the page, and the page's path
     * @param paper null where the words say why there is none
     */
    record Parcel(String subject, String words, String button, String path, @Nullable Paper paper) {}

    /** Whether mail would reach somebody. */
    enum Way {
        OPEN,
        /** No mail server is set up. */
        NO_SERVER,
        /** The person has no address to which mail could go. */
        NO_ADDRESS
    }

    /** Whether a mail server is set up. */
    boolean isReady();

    /** In the caller's transaction of all clients. */
    Way check(Person person);

    /** In the caller's transaction of all clients, where the way is open: it leaves if and only if that is committed. */
    void put(Person person, Parcel parcel);
}
