package mx.lanet.helpdesk.knowledge;

import java.util.UUID;

/** An article that may help who is writing, in the reader's language where it has it. */
public record Suggestion(UUID articleId, TextLanguage language, Audience audience, String title) {}
