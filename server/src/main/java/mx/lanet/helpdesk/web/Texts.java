package mx.lanet.helpdesk.web;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The sentences of one language. Keys live in {@code messages/<feature>_es.properties}, Spanish first. */
public final class Texts {
    private final MessageSource messages;
    private final Locale locale;

    public Texts(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * The sentence with its arguments set in: {@code {0}}, numbers grouped, plurals by
     * {@code {0,choice,0#ninguno|1#uno|1<{0} tickets}}. An unknown key is a bug and throws.
     */
    public String t(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    public Locale locale() {
        return locale;
    }
}
