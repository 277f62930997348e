package mx.lanet.helpdesk.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies from outside within limits: media type, size, UTF-8, depth. */
public final class JsonRequests {
    private static final int DEEPEST = 64;
    private static final char REPLACED = '\uFFFD';
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build()
            .readerFor(JsonNode.class);

    private JsonRequests() {}

    /**
     * The request's body.
     *
     * @throws Refusal 415 for another media type, 413 beyond the limit, 400 for what is no JSON object in UTF-8
     */
    public static JsonBody read(HttpServletRequest request, DataSize limit) throws IOException {
        return parse(readBytes(request, limit));
    }

    /** The body's bytes, for {@link #parse}: its media type and size are right, nothing else is known of it. */
    public static byte[] readBytes(HttpServletRequest request, DataSize limit) throws IOException {
        requireJson(request.getContentType());
        return bytes(request, limit.toBytes());
    }

    /** As {@link #read}, of bytes that are here already. */
    public static JsonBody parse(byte[] bytes) {
        try {
            String text = text(bytes);
            JsonNode tree = READER.readTree(text);
            JsonNode clean = JsonText.clean(text, tree);
            return JsonBody.of(clean, clean != tree && !clean.equals(tree));
        } catch (CharacterCodingException | JacksonException _) {
            throw Problem.of(400, "bad_request").refusal();
        }
    }

    /** Quickly, and only what has the mark of something malformed once more and strictly. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACED) >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        }
        return text;
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.endsWith("+json") && !type.equals("text/json")) {
            throw Problem.of(415, "unsupported_media_type").refusal();
        }
    }

    private static byte[] bytes(HttpServletRequest request, long limit) throws IOException {
        long told = request.getContentLengthLong();
        if (told > limit) {
            throw Problem.of(413, "too_large").refusal();
        }
        if (told >= 0) {
            // The server hands on no more than was told; exactly so many bytes spare the general reader's buffers.
            byte[] bytes = new byte[(int) told];
            int read = request.getInputStream().readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        }
        byte[] bytes = request.getInputStream().readNBytes((int) limit + 1);
        if (bytes.length > limit) {
            throw Problem.of(413, "too_large").refusal();
        }
        return bytes;
    }
}
