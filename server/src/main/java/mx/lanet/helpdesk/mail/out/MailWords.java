package mx.lanet.helpdesk.mail.out;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.reply.Placeholder;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What mails say: the client's own words, else the house's, else the built-in ones; with the gaps of canned replies. */
@Component
class MailWords {
    static final List<String> LANGUAGES = List.of("es", "en");
    static final int SUBJECT_MAX = 200;
    static final int BODY_MAX = 5_000;

    private final TemplateTable table;
    private final MessageSource messages;

    MailWords(TemplateTable table, MessageSource messages) {
        this.table = table;
        this.messages = messages;
    }

    /** Subject and body with gaps: {@code {{ticket.numero}}}. */
    record Template(String subject, String body) {
        Template {
            subject = subject.strip();
            body = body.replace("\r", "").strip();
        }

        List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>();
            check("subject", subject, SUBJECT_MAX, errors);
            check("body", body, BODY_MAX, errors);
            if (subject.chars().anyMatch(Character::isISOControl)) {
                errors.add(new FieldError("subject", "too_long", SUBJECT_MAX));
            }
            return errors;
        }

        private static void check(String field, String text, int most, List<FieldError> errors) {
            if (text.isEmpty()) {
                errors.add(new FieldError(field, "required"));
            }
            if (text.length() > most) {
                errors.add(new FieldError(field, "too_long", most));
            }
            Placeholder.unknown(text)
                    .forEach(word -> errors.add(new FieldError(field, "placeholder", "{{" + word + "}}")));
        }

        Template filled(Map<Placeholder, String> values) {
            return new Template(Placeholder.fill(subject, values), Placeholder.fill(body, values));
        }
    }

    /** In the caller's transaction. */
    Template of(UUID clientId, MailKind kind, Locale locale) {
        String language = language(locale);
        return own(clientId, kind, language)
                .or(() -> own(Person.HOUSE, kind, language))
                .orElseGet(() -> builtIn(kind, language));
    }

    Optional<Template> own(UUID clientId, MailKind kind, String language) {
        return table.find(clientId, kind, language);
    }

    Template builtIn(MailKind kind, String language) {
        Texts texts = texts(language);
        String prefix = "mail.template." + kind.word();
        return new Template(gaps(texts.t(prefix + ".subject")), gaps(texts.t(prefix + ".body")));
    }

    /** In the bundles a gap is {@code [[ticket.numero]]}, since braces are the bundles' own. */
    private static String gaps(String text) {
        return text.replace("[[", "{{").replace("]]", "}}");
    }

    Texts texts(String language) {
        return new Texts(messages, Locale.of(language));
    }

    static String language(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "es";
    }

    /**
     * @param ticket null for a mail about none
     * @param actor who did what the mail tells of
     */
    static Map<Placeholder, String> values(Recipient recipient, @Nullable Ticket ticket, String actor, String client) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        for (Placeholder placeholder : Placeholder.values()) {
            values.put(
                    placeholder,
                    switch (placeholder) {
                        case PERSON_NAME -> recipient.name();
                        case PERSON_FIRST_NAME -> recipient.name().split(" ", 2)[0];
                        case TICKET_NUMBER -> ticket == null ? "" : ticket.code();
                        case TICKET_SUBJECT -> ticket == null ? "" : ticket.subject();
                        case TICKET_CATEGORY -> ticket == null ? "" : ticket.category();
                        case TECHNICIAN_NAME -> actor;
                        case CLIENT_NAME -> client;
                        case ASSET_NAME -> ticket == null ? "" : ticket.assetName();
                    });
        }
        return values;
    }
}
