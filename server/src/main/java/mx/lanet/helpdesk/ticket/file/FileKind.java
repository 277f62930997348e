package mx.lanet.helpdesk.ticket.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that a ticket takes, told by their first bytes. A file's name proves nothing. */
enum FileKind {
    PNG("image/png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    GIF("image/gif", 'G', 'I', 'F', '8'),
    TIFF_LITTLE("image/tiff", 'I', 'I', 0x2A, 0x00),
    TIFF_BIG("image/tiff", 'M', 'M', 0x00, 0x2A),
    BMP("image/bmp", 'B', 'M'),
    PDF("application/pdf", '%', 'P', 'D', 'F', '-'),
    OFFICE_OLD("application/x-ole-storage", 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1),
    RTF("application/rtf", '{', '\\', 'r', 't', 'f'),
    GZIP("application/gzip", 0x1F, 0x8B),
    SEVEN_ZIP("application/x-7z-compressed", '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
    EVENT_LOG("application/octet-stream", 'E', 'l', 'f', 'F', 'i', 'l', 'e', 0x00),
    OUTLOOK_BUNDLE("application/vnd.ms-tnef", 0x78, 0x9F, 0x3E, 0x22),
    WEBM("video/webm", 0x1A, 0x45, 0xDF, 0xA3),
    WEBP("image/webp"),
    WAVE("audio/wav"),
    MP4("video/mp4"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    OPEN_DOCUMENT("application/vnd.oasis.opendocument"),
    ZIP("application/zip"),
    TEXT("text/plain");

    /** How much of a file's beginning is looked at. */
    static final int HEAD_BYTES = 16 * 1024;

    private final String mediaType;
    private final int[] magic;

    FileKind(String mediaType, int... magic) {
        this.mediaType = mediaType;
        this.magic = magic;
    }

    String mediaType() {
        return mediaType;
    }

    /** Only these are shown in the page, and only after we have drawn them anew. */
    boolean isDrawn() {
        return this == PNG || this == JPEG || this == GIF || this == BMP || this == WEBP;
    }

    /** The kind of a file that begins like this; empty for programs and everything unknown. */
    static Optional<FileKind> of(byte[] head) {
        Optional<FileKind> known = Arrays.stream(values())
                .filter(kind -> kind.magic.length > 0 && begins(head, kind.magic))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            return archive(new String(head, StandardCharsets.ISO_8859_1));
        }
        return container(head).or(() -> isText(head) ? Optional.of(TEXT) : Optional.empty());
    }

    private static Optional<FileKind> container(byte[] head) {
        if (head.length < 12) {
            return Optional.empty();
        }
        String name = new String(head, 0, 12, StandardCharsets.ISO_8859_1);
        if (name.startsWith("RIFF")) {
            return switch (name.substring(8)) {
                case "WEBP" -> Optional.of(WEBP);
                case "WAVE" -> Optional.of(WAVE);
                default -> Optional.empty();
            };
        }
        return name.startsWith("ftyp", 4) ? Optional.of(MP4) : Optional.empty();
    }

    /** An archive shows its first names; Java and Android programs are archives, too. */
    private static Optional<FileKind> archive(String head) {
        if (head.contains("META-INF/MANIFEST.MF") || head.contains("AndroidManifest.xml")) {
            return Optional.empty();
        }
        if (head.contains("mimetypeapplication/vnd.oasis.opendocument")) {
            return Optional.of(OPEN_DOCUMENT);
        }
        if (!head.contains("[Content_Types].xml") && !head.contains("_rels/.rels")) {
            return Optional.of(ZIP);
        }
        if (head.contains("word/")) {
            return Optional.of(WORD);
        }
        return Optional.of(head.contains("ppt/") ? POWERPOINT : head.contains("xl/") ? EXCEL : ZIP);
    }

    /** Logs and lists in any of the usual encodings: no control characters but those of text. */
    private static boolean isText(byte[] head) {
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            return true;
        }
        for (byte octet : head) {
            boolean control = octet >= 0 && octet < 0x20 || octet == 0x7F;
            if (control && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f' && octet != 0x1B) {
                return false;
            }
        }
        return head.length > 0;
    }

    static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
