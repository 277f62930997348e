package mx.lanet.helpdesk.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.PaperMaker;
import mx.lanet.helpdesk.shared.Person;

/** Writes into memory, up to a limit. */
final class MadePapers implements PaperMaker {
    private final Exports exports;
    private final Occasions occasions;

    MadePapers(Exports exports, Occasions occasions) {
        this.exports = exports;
        this.occasions = occasions;
    }

    @Override
    public Optional<Paper> make(Export export, String format, Person person, Locale locale, int most) {
        Format as = Format.find(format).orElseThrow();
        Occasion occasion = occasions.of(export, person, locale);
        Bounded out = new Bounded(most);
        try {
            exports.write(export, as, occasion, out);
        } catch (IOException | UncheckedIOException e) {
            if (out.full) {
                return Optional.empty();
            }
            throw new IllegalStateException("a report cannot be written", e);
        }
        String name = ExportHandler.fileName(export.title(), occasion.local().toLocalDate()) + "." + as.ending();
        return Optional.of(new Paper(name, as.type(), out.bytes.toByteArray()));
    }

    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private boolean full;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            if (length > most - bytes.size()) {
                full = true;
                throw new IOException("too long");
            }
            bytes.write(some, from, length);
        }
    }
}
