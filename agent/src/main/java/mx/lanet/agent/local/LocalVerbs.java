package mx.lanet.agent.local;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.run.ReceivedFiles;
import mx.lanet.agent.run.Visit;
import mx.lanet.agent.setting.SettingSource;
import org.jspecify.annotations.Nullable;

/** What the running agent offers to programs of this machine. None of it takes a path, an address or a command. */
public interface LocalVerbs {
    /** How the agent stands. */
    Standing status();

    /** The server's answer to my-tickets with this query, as far as the caller may see them. */
    Answer tickets(Caller caller, String query);

    /** The server's answer about one ticket of this machine. */
    Answer ticket(Caller caller, UUID ticket);

    /** What a person does with a ticket. */
    enum Act {
        COMMENTS,
        CLOSE,
        REOPEN,
        RATING,
        READ;

        /** As it stands in the address. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Hands a person's act to the server now; what the server answered. Files that were kept under the identity of a
     * comment go along with it.
     *
     * @param identity by which the server knows a repeat; null for acts that may be repeated
     */
    Answer act(Caller caller, UUID ticket, Act act, @Nullable String identity, byte[] body);

    /** The content of a file of a ticket, as it comes; what breaks off in the middle is Unreachable. */
    Answer file(Caller caller, UUID ticket, UUID attachment, ServerLink.Sink sink);

    /** The categories that a request may name, as the server last told them. */
    Answer categories();

    /** Requests of the caller that wait here, or were refused; at most a hundred, oldest first. */
    List<Help.Waiting> waiting(Caller caller);

    /** What would go with a request for help now. */
    Help.Facts facts();

    /** The client's logo as a PNG; empty when there is none. */
    Optional<byte[]> logo() throws IOException;

    /** Keeps a file for a ticket to come. */
    void keepFile(UUID ticket, String name, InputStream content) throws IOException;

    /** Queues a ticket and gives it some time to be delivered. */
    Help.State openTicket(Caller caller, UUID identity, Help.Request request, Duration patience)
            throws IOException, InterruptedException;

    /** The machine's last errors and warnings, as lines for people. */
    List<String> events();

    /** How the last heartbeats of this life went, oldest first; at most 60. */
    List<Help.Beat> heartbeats();

    /** The files that the server sent to this machine. */
    ReceivedFiles files();

    /** This machine's readings of the last hours, oldest first; at most 288. */
    List<Help.Sample> samples();

    /** The last lines of the agent's log, oldest first; at most 500. */
    List<String> log() throws IOException;

    /** Goes the way to the server step by step. */
    List<Help.Check> diagnose(Locale language) throws IOException;

    /** Every setting of the running service, with where it comes from. */
    List<SettingSource.Shown> settings() throws IOException;

    /** What technicians do here that people see; who asks as a person is somebody whom the agent may ask. */
    List<Visit> visits(Caller caller);

    /** What a person says to a visit. */
    enum Word {
        ALLOW,
        REFUSE,
        END;

        /** As it stands in the address. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** This person's word to a visit; false when it does not wait for one. */
    boolean answer(String user, String visit, Word word);

    /** A heartbeat, an inventory and a delivery at once. */
    void sync();
}
