package mx.lanet.helpdesk.alert;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Texts as a JSON array, since PostgreSQL's unnest would flatten an array of arrays. */
final class JsonList {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonList() {}

    static String of(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }
}
