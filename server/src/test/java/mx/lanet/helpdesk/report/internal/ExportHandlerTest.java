package mx.lanet.helpdesk.report.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.report.Sheet.Source;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What happens around an export: who waits, what is noted, and what becomes of it when its reader goes or something breaks. */
class ExportHandlerTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T16:30:00Z"), ZoneOffset.UTC);

    private final List<String> noted = new ArrayList<>();
    private final ExportHandler handler = new ExportHandler(
            new Exports(NOW),
            new Occasions((_, _) -> Optional.empty(), messages(), ZoneOffset.UTC, NOW),
            (person, export, format) -> noted.add(person.name() + " " + export.title() + " " + format),
            TransactionOperations.withoutTransaction());

    @AfterEach
    void nobodyIsHere() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void it_is_a_download_that_was_noted_before_it_left() throws IOException {
        MockHttpServletResponse response = take("Ana", new MockHttpServletResponse(), (_, row) -> {
            assertThat(noted).containsExactly("Ana Equipos csv");
            row.accept(1);
        });

        assertThat(response.getContentAsString()).isEqualTo("\ufeff\"n\"\r\n\"1\"\r\n");
        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"equipos-2026-11-22.csv\"");
    }

    @Test
    void each_has_one_at_once_and_all_together_four() throws IOException {
        take("Ana", new MockHttpServletResponse(), (_, _) -> {
            assertBusy("Ana");
            takeOrFail(
                    "Bea", (_, _) -> takeOrFail("Carla", (_, _) -> takeOrFail("Diana", (_, _) -> assertBusy("Eva"))));
            takeOrFail("Eva", (_, row) -> row.accept(1));
        });

        assertThat(take("Ana", new MockHttpServletResponse(), (_, row) -> row.accept(1))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void nothing_more_is_read_for_who_went_away() throws IOException {
        List<Integer> read = new ArrayList<>();

        take("Ana", new GoneAfter(50_000), (most, row) -> IntStream.range(0, most)
                .peek(read::add)
                .forEach(row::accept));

        assertThat(read).hasSizeBetween(1_000, 50_000);
        takeOrFail("Ana", (_, row) -> row.accept(1));
    }

    @Test
    void what_breaks_before_the_first_byte_is_no_download() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatIllegalStateException()
                .isThrownBy(() -> take("Ana", response, (_, _) -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getHeader("Content-Disposition")).isNull();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void what_breaks_later_never_looks_whole() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatIllegalStateException()
                .isThrownBy(() -> take("Ana", response, (_, row) -> {
                    IntStream.range(0, 50_000).forEach(row::accept);
                    throw new IllegalStateException("broken");
                }));

        assertThat(response.isCommitted()).isTrue();
    }

    private void assertBusy(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> take(name, new MockHttpServletResponse(), (_, row) -> row.accept(1)))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(429));
    }

    private void takeOrFail(String name, Source<Integer> source) {
        try {
            take(name, new MockHttpServletResponse(), source);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private MockHttpServletResponse take(String name, MockHttpServletResponse response, Source<Integer> source)
            throws IOException {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(person(name), null, List.of()));
        Export export = Export.of(
                "Equipos", List.of(), null, new Sheet<>("Equipos", List.of(Cells.whole("n", n -> n)), source));
        handler.handleReturnValue(
                export,
                new MethodParameter(handler.getClass().getDeclaredMethods()[0], -1),
                new ModelAndViewContainer(),
                new ServletWebRequest(new MockHttpServletRequest(), response));
        return response;
    }

    private static Person person(String name) {
        return new Person(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                Person.HOUSE,
                Role.SUPERADMIN,
                name,
                name,
                Set.of(),
                null,
                null,
                "auto",
                false);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/report", "messages/web");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    /** A browser that is closed after so many bytes. */
    private static final class GoneAfter extends MockHttpServletResponse {
        private int left;

        private GoneAfter(int bytes) {
            left = bytes;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int one) throws IOException {
                    left--;
                    if (left < 0) {
                        throw new IOException("connection reset");
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}
            };
        }
    }
}
