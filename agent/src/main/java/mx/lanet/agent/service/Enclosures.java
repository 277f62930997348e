package mx.lanet.agent.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox.StoredFile;
import mx.lanet.protocol.CommentSaid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that a person sends along with words: they were kept before, and follow as soon as the server has the words. */
final class Enclosures {
    private static final Logger LOG = LoggerFactory.getLogger(Enclosures.class);

    private final TicketDesk desk;
    private final Session session;

    Enclosures(TicketDesk desk, Session session) {
        this.desk = desk;
        this.session = session;
    }

    /**
     * The server's answer to the words, with the files that it refused; without files, as it is. When the line breaks in
     * between this is the answer, and a repeat with the same identity sends what is left.
     */
    Answer follow(UUID ticket, String identity, Answer answer) {
        var said = answer.verdict() == Answer.Verdict.DONE ? answer.read(CommentSaid.class) : null;
        if (said == null || said.commentId() == null) {
            return answer;
        }
        try {
            var files = desk.files(UUID.fromString(identity));
            return files.isEmpty() ? answer : send(files, identity, said, answer);
        } catch (IllegalArgumentException e) {
            // Nobody keeps files under what is no id.
            return answer;
        } catch (IOException e) {
            LOG.atError().log("files of a comment cannot be read: {}", e.getMessage());
            return new Answer.Unreachable(e);
        }
    }

    private Answer send(List<StoredFile> files, String identity, CommentSaid said, Answer answer) throws IOException {
        var path = "/api/tickets/" + said.ticketId() + "/attachments?comment_id=" + said.commentId();
        var refused = new ArrayList<>(said.refused());
        for (var file : files) {
            var copy = Path.of(file.path());
            // Its place stands before its name, and stays when others are gone.
            var key = identity + "-" + copy.getFileName().toString().replaceFirst("-.*", "");
            var sent = session.call(
                    token -> session.link().upload(path, token, key, new ServerLink.Upload(file.name(), copy)));
            switch (sent.verdict()) {
                case DONE -> {}
                case REFUSED, FORBIDDEN -> refused.add(new CommentSaid.Refused(file.name(), sent.reason()));
                case LATER, UNAUTHORIZED -> {
                    return sent;
                }
            }
            Files.deleteIfExists(copy);
        }
        Files.deleteIfExists(Path.of(files.getFirst().path()).getParent());
        return with(refused, said, answer);
    }

    private static Answer with(List<CommentSaid.Refused> refused, CommentSaid said, Answer answer) {
        if (refused.isEmpty()) {
            return answer;
        }
        var whole = new CommentSaid(
                said.success(),
                said.ticketId(),
                said.ticketNumber(),
                said.status(),
                said.commentId(),
                said.attachments(),
                refused);
        return new Answer.Received(201, Json.WIRE.writeValueAsString(whole), Duration.ZERO, null);
    }
}
