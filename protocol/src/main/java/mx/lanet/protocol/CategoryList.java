package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The top level of the answer of {@code GET /api/tickets/categories}: each stands right after the one above it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CategoryList(boolean success, List<Category> categories) {

    /**
     * What a new ticket may be about.
     *
     * @param id to be sent as {@code category}
     * @param parentId the one above it; null at the top
     * @param name as people who ask read it
     * @param path the whole name, from the top
     * @param example what belongs to it; may be empty
     * @param icon computer, printer, network, mail, access, program, phone or other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Category(
            UUID id,
            @JsonProperty("parent_id") @Nullable UUID parentId,
            String name,
            String path,
            @Nullable String example,
            @Nullable String icon) {}
}
