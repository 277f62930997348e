package mx.lanet.agent.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import mx.lanet.agent.store.Outbox.StoredFile;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.NewTicket;
import mx.lanet.protocol.NewTicket.AutoInfo;
import org.jspecify.annotations.Nullable;

/** Takes a person's request for help: keeps copies of its files and puts it into the outbox. */
public final class TicketDesk {
    /** Of one attachment. */
    public static final long MAX_FILE_BYTES = 25L << 20;

    /** Of one ticket. */
    public static final int MAX_FILES = 10;

    private final DataFolder folder;
    private final Outbox outbox;
    private final AgentClock clock;

    public TicketDesk(DataFolder folder, Outbox outbox, AgentClock clock) {
        this.folder = folder;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What goes with a request besides what the person wrote. */
    public record Facts(
            @Nullable String computerName,
            List<String> addresses,
            @Nullable MachineStatus status,
            List<String> events) {
        /** The machine's name and no more. */
        public static Facts of(@Nullable String computerName) {
            return new Facts(computerName, List.of(), null, List.of());
        }
    }

    /** Keeps a copy of a file for a ticket that is about to be made; IOException when it is too big or one too many. */
    public void keepFile(UUID ticket, String name, InputStream content) throws IOException {
        PrivateFiles.makeFolder(folder.attachments());
        var own = folder.attachments().resolve(ticket.toString());
        PrivateFiles.makeFolder(own);
        var copy = place(own, onDisk(plainName(name)));
        try (content;
                var out = Files.newOutputStream(copy)) {
            long copied = content.transferTo(new LimitedOutput(out, MAX_FILE_BYTES));
            if (copied == 0) {
                throw new IOException("an empty file");
            }
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    // One of the same name is the same one, sent again by a program that was ended in between.
    private static Path place(Path own, String name) throws IOException {
        try (Stream<Path> found = Files.list(own)) {
            var there =
                    found.map(path -> path.getFileName().toString()).sorted().toList();
            var known = there.stream().filter(file -> file.endsWith("-" + name)).findFirst();
            if (known.isEmpty() && there.size() >= MAX_FILES) {
                throw new IOException("more than " + MAX_FILES + " files");
            }
            return own.resolve(known.orElse(there.size() + "-" + name));
        }
    }

    /** Queues the ticket with the machine's facts as they are now, its last errors, and the files that were kept for it. */
    public void open(UUID identity, Help.Request request, @Nullable String currentUser, Facts facts)
            throws IOException {
        var told = new AutoInfo(
                facts.computerName(),
                currentUser,
                facts.addresses().isEmpty() ? null : facts.addresses(),
                facts.status(),
                facts.events().isEmpty() ? null : facts.events());
        var ticket = new NewTicket(
                request.subject(),
                request.description(),
                request.category(),
                request.priority(),
                "agente",
                null,
                null,
                null,
                true,
                told);
        outbox.addTicket(identity, new QueuedTicket(ticket, files(identity)), clock.now());
    }

    /** delivered with its number, refused with the reason, or kept. */
    public static Help.State stateOf(Outbox outbox, UUID identity) {
        var number = outbox.ticketNumber(identity);
        if (number != null) {
            return new Help.State(true, "delivered", identity, number, null);
        }
        var refusal = outbox.ticketRefusal(identity);
        return refusal == null
                ? new Help.State(true, "kept", identity, null, null)
                : new Help.State(false, "refused", identity, null, refusal);
    }

    /** What was kept for it, in the order in which it came. */
    List<StoredFile> files(UUID ticket) throws IOException {
        var own = folder.attachments().resolve(ticket.toString());
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(own)) {
            return found.sorted()
                    .map(path -> new StoredFile(nameOf(path.getFileName().toString()), path.toString()))
                    .toList();
        }
    }

    /** A service that was started without a language has a file system without accents. */
    private static String onDisk(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String nameOf(String stored) {
        var name = stored.substring(stored.indexOf('-') + 1);
        return new String(Base64.getUrlDecoder().decode(name), StandardCharsets.UTF_8);
    }

    /** Only the last part of a name, without what could lead out of the folder or break a header. */
    static String plainName(String name) {
        var last = name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}<>:\"|?*]", "_");
        // File systems end at 255 bytes, of which this becomes 240; the end of the name says what kind of file it is.
        while (last.getBytes(StandardCharsets.UTF_8).length > 180) {
            last = last.substring(1);
        }
        return last.isBlank() || last.chars().allMatch(c -> c == '.') ? "file" : last;
    }
}
