package mx.lanet.helpdesk.file;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which files are wanted.
 *
 * @param words in the name, the folder or the description; empty for all
 * @param folder and those below it; empty for all
 * @param client of this client alone; the house's when it is the house; null for all in reach
 */
public record FileQuery(String words, String folder, @Nullable UUID client) {}
