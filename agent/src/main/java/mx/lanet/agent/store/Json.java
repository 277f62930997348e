package mx.lanet.agent.store;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The agent's two JSON mappers, tolerant when reading: a newer server may say more, an older one less. */
public final class Json {
    /** For the wire and the database. */
    public static final JsonMapper WIRE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** For files that people read. */
    public static final JsonMapper PRETTY =
            WIRE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}
}
