package mx.lanet.agent.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.lanet.agent.store.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys by which people's programs are known. Anybody may ask for anybody's: the answer is a file that only the named
 * person can read, and that is the proof.
 */
final class PeopleKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleKeys.class);

    /** So many people have a key in one life of the service; a machine with more of them at once is not thought of. */
    private static final int MOST = 200;

    private static final int LONGEST_NAME = 100;

    private final DeskFolder folder;
    private final byte[] ownersKey;
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    PeopleKeys(DeskFolder folder, String ownersKey) {
        this.folder = folder;
        this.ownersKey = ownersKey.getBytes(StandardCharsets.UTF_8);
    }

    static String newKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Who shows this key; empty when nobody has it. */
    synchronized Optional<Caller> callerOf(@Nullable String shown) {
        if (shown == null) {
            return Optional.empty();
        }
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        if (MessageDigest.isEqual(ownersKey, bytes)) {
            return Optional.of(Caller.OWNER);
        }
        return keys.entrySet().stream()
                .filter(key -> MessageDigest.isEqual(key.getValue(), bytes))
                .findFirst()
                .map(key -> new Caller(key.getKey()));
    }

    /** Writes the person's key where only that person can read it; false when there is no such person here. */
    synchronized boolean make(String user) {
        if (user.isBlank() || user.length() > LONGEST_NAME) {
            return false;
        }
        var file = folder.keyOf(user);
        if (keys.containsKey(user) && Files.exists(file)) {
            return true;
        }
        if (keys.size() >= MOST) {
            return false;
        }
        try {
            var person =
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
            var key = newKey();
            write(file, person, key);
            keys.put(user, key.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.atWarn().log("there is no key for a person of this machine: {}", e.toString());
            return false;
        }
    }

    // Closed and given away while it is empty: at no moment can another person read the key.
    private static void write(Path file, UserPrincipal person, String key) throws IOException {
        Files.deleteIfExists(file);
        try {
            var acl = Files.getFileAttributeView(file.getParent(), AclFileAttributeView.class);
            if (acl == null) {
                Files.createFile(file, PrivateFiles.ownersAlone());
            } else {
                Files.createFile(file);
                onlyFor(file, person);
            }
            if (!Files.getOwner(file).equals(person)) {
                Files.setOwner(file, person);
            }
            Files.writeString(file, key);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void onlyFor(Path file, UserPrincipal person) throws IOException {
        var view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        var all = EnumSet.allOf(AclEntryPermission.class);
        var read = EnumSet.of(
                AclEntryPermission.READ_DATA, AclEntryPermission.READ_ATTRIBUTES, AclEntryPermission.SYNCHRONIZE);
        view.setAcl(List.of(
                AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(view.getOwner())
                        .setPermissions(all)
                        .build(),
                AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(person)
                        .setPermissions(read)
                        .build()));
    }

    /** A name of plain letters stands as it is; any other as the digits of its bytes. */
    static String fileName(String user) {
        return user.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")
                ? user + ".key"
                : "x" + HexFormat.of().formatHex(digest(user)) + ".key";
    }

    private static byte[] digest(String user) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
