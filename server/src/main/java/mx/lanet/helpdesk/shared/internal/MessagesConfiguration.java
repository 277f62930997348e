package mx.lanet.helpdesk.shared.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every text that a person reads. Public so that an application of the pages alone can import it. */
@Configuration(proxyBeanMethods = false)
public class MessagesConfiguration {
    private static final String SPANISH_MESSAGES = "_es.properties";

    /** Every {@code messages/*_es.properties} is a bundle, so that a feature adds its own by adding the files. */
    @Bean
    static MessageSource messageSource() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath:/messages/*" + SPANISH_MESSAGES);
        ResourceBundleMessageSource messages = new Remembered();
        messages.setBasenames(Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> "messages/" + name.substring(0, name.length() - SPANISH_MESSAGES.length()))
                .sorted()
                .toArray(String[]::new));
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.of("es"));
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    /**
     * What stands around the one text of a sentence, where it says nothing else: then it need not be formatted.
     *
     * @param plain false where there is more to it
     */
    private record Around(boolean plain, String before, String after) {
        private static final String MARK = "\uFFFF";

        static Around of(MessageFormat format) {
            boolean plain = format.getFormats().length == 1 && format.getFormats()[0] == null;
            String framed = plain ? format.format(new Object[] {MARK}) : "";
            int at = framed.indexOf(MARK);
            return at < 0 || framed.lastIndexOf(MARK) != at
                    ? new Around(false, "", "")
                    : new Around(true, framed.substring(0, at), framed.substring(at + 1));
        }
    }

    /**
     * Knows in which of the bundles a sentence stands, instead of asking one after the other for each sentence of a page;
     * and, of one without arguments, what it says.
     */
    private static final class Remembered extends ResourceBundleMessageSource {
        private final Map<Locale, Map<String, MessageFormat>> formats = new ConcurrentHashMap<>();
        private final Map<Locale, Map<String, String>> sentences = new ConcurrentHashMap<>();
        private final Map<MessageFormat, Around> frames = new ConcurrentHashMap<>();

        @Override
        protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
            Map<String, MessageFormat> known = formats.computeIfAbsent(locale, _ -> new ConcurrentHashMap<>());
            MessageFormat format = known.get(code);
            if (format == null) {
                format = super.resolveCode(code, locale);
                // What there is not, is not remembered: anybody can ask for it.
                if (format != null) {
                    known.put(code, format);
                }
            }
            return format;
        }

        @Override
        protected @Nullable String getMessageInternal(
                @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
            if (code == null || locale == null) {
                return super.getMessageInternal(code, arguments, locale);
            }
            if (arguments != null && arguments.length > 0) {
                MessageFormat format =
                        arguments.length == 1 && arguments[0] instanceof String ? resolveCode(code, locale) : null;
                Around around = format == null ? null : frames.computeIfAbsent(format, Around::of);
                return around == null || !around.plain()
                        ? super.getMessageInternal(code, arguments, locale)
                        : around.before() + arguments[0] + around.after();
            }
            Map<String, String> known = sentences.computeIfAbsent(locale, _ -> new ConcurrentHashMap<>());
            String sentence = known.get(code);
            if (sentence == null) {
                sentence = super.getMessageInternal(code, arguments, locale);
                if (sentence != null) {
                    known.put(code, sentence);
                }
            }
            return sentence;
        }
    }
}
