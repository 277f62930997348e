package mx.lanet.helpdesk.ticket.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of the agents' ticket calls, in both shapes that the documents have. */
final class AgentTicketBody {
    private static final int COMMENT_MAX = Opening.TEXT_MAX;
    private static final int RATING_COMMENT_MAX = 2000;
    private static final int NAME_MAX = 200;
    private static final Set<String> PRIORITIES = Set.of("baja", "media", "alta", "critica", "crítica");

    private AgentTicketBody() {}

    /** The new ticket; a wrong field, or an id that is not the agent's own, refuses the body. */
    static Opening opening(Agent agent, JsonBody body) {
        String description = Words.clean(body.requiredText("description", Opening.TEXT_MAX));
        String subject = subject(body, description);
        String category = body.text("category", Category.MAX);
        String priority = body.word("priority", PRIORITIES);
        body.word("channel", Set.of("agente"));
        body.bool("created_by_agent");
        mustBeOwn(body, "asset_id", agent.assetId());
        mustBeOwn(body, "client_id", agent.clientId());
        mustBeOwn(body, "site_id", agent.siteId());
        JsonBody auto = body.object(body.has("agent_auto_info") ? "agent_auto_info" : "auto_info");
        String currentUser = auto.looseText("current_user", NAME_MAX);
        body.finish();
        String openedBy = currentUser == null || Words.line(currentUser).isEmpty() ? null : Words.line(currentUser);
        String facts = MachineFacts.json(auto.raw());
        return new Opening(
                agent.clientId(),
                subject,
                description,
                Category.of(Words.line(category == null ? "" : category)),
                priority == null ? null : Priority.find(priority).orElseThrow(),
                Channel.AGENTE,
                null,
                openedBy == null ? agent.computerName() : openedBy,
                agent.assetId(),
                agent.computerName(),
                agent.siteId(),
                openedBy,
                facts,
                null,
                null);
    }

    /** Without a subject it is the description's first line, cut at a word. */
    private static String subject(JsonBody body, String description) {
        String given = body.text("subject", Opening.SUBJECT_MAX);
        String subject = given == null ? "" : Words.line(given);
        return subject.isEmpty() ? Words.firstLine(description, Opening.SUBJECT_MAX) : subject;
    }

    private static void mustBeOwn(JsonBody body, String field, UUID own) {
        UUID given = body.id(field);
        if (given != null && !given.equals(own)) {
            body.note(field, "not_own");
        }
    }

    /** The documents do not name the field. */
    static String comment(JsonBody body) {
        String field = Stream.of("comment", "body", "content", "message", "text")
                .filter(body::has)
                .findFirst()
                .orElse("comment");
        String comment = Words.clean(body.requiredText(field, COMMENT_MAX));
        if (comment.isEmpty()) {
            body.noteMissing(field);
        }
        body.finish();
        return comment;
    }

    /** A text that came in parts, as if it had come in JSON. */
    static JsonBody ofPart(String field, HttpServletRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String text = request.getParameter(field);
        return JsonBody.of(text == null ? body : body.put(field, text));
    }

    /** Words that may go along with an act; null for none. */
    static @Nullable String words(JsonBody body) {
        String comment = body.text("comment", COMMENT_MAX);
        body.finish();
        String words = Words.clean(comment == null ? "" : comment);
        return words.isEmpty() ? null : words;
    }

    record Rating(int score, String comment) {}

    static Rating rating(JsonBody body) {
        Long score = body.whole("score", 1, 5);
        if (score == null) {
            body.noteMissing("score");
        }
        String comment = body.text("comment", RATING_COMMENT_MAX);
        body.finish();
        return new Rating(score == null ? 0 : score.intValue(), Words.clean(comment == null ? "" : comment));
    }
}
