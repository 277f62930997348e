package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** A file as Spring hands it out, in whole or in ranges, wherever it lies. */
final class StoredResource extends AbstractResource {
    private final Intake intake;
    private final Stored stored;

    StoredResource(Intake intake, Stored stored) {
        this.intake = intake;
        this.stored = stored;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return stored.sizeBytes();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return intake.open(stored);
    }

    @Override
    public String getDescription() {
        return "attachment " + stored.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredResource resource && resource.stored.equals(stored);
    }

    @Override
    public int hashCode() {
        return stored.hashCode();
    }
}
