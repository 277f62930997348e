package mx.lanet.helpdesk.shared;

import java.nio.file.Path;

/** Where the server keeps what is not in the database: secrets, attachments, and the embedded PostgreSQL itself. */
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    public Path attachments() {
        return root.resolve("attachments");
    }
}
