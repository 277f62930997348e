package mx.lanet.helpdesk.api.internal;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/** Reads the bodies of people's API: with the limits of everything that comes from outside, and never as another format. */
final class BodyReader implements HttpMessageConverter<Body> {
    private static final int MOST_BYTES = 1 << 20;

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return Body.class.isAssignableFrom(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Body read(Class<? extends Body> type, HttpInputMessage input) throws IOException {
        MediaType sent = input.getHeaders().getContentType();
        if (sent == null || !MediaType.APPLICATION_JSON.includes(sent)) {
            throw Problem.of(415, "unsupported_media_type").refusal();
        }
        byte[] bytes = input.getBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.of(413, "too_large").refusal();
        }
        return (Body) RecordReader.read(JsonRequests.parse(bytes), Objects.requireNonNull(recordOf(type)));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Class<? extends Record> recordOf(Class<? extends Body> type) {
        return type.isRecord() ? (Class<? extends Record>) (Class<?>) type : null;
    }

    @Override
    public void write(Body body, @Nullable MediaType type, HttpOutputMessage output) {
        throw new UnsupportedOperationException("bodies are read");
    }
}
