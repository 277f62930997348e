package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder cannot be used: not to be written, full, or another's. */
public final class FolderException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    public FolderException(Path folder, Exception cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }
}
