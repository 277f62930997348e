package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where files lie, under keys of ours such as {@code 3f/a0/3fa0…} that say nothing about them. A file is there whole or not
 * at all.
 */
interface FileStore {
    /** Takes the file at this path, which the store may move away. */
    void put(String key, Path file) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    InputStream open(String key) throws IOException;

    /** As {@link #open(String)}, without the first bytes. */
    InputStream open(String key, long from) throws IOException;

    boolean has(String key) throws IOException;

    /** What is not there is deleted already. */
    void delete(String key) throws IOException;
}
