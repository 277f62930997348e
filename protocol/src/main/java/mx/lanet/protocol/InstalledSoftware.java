package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One installed program.
 *
 * @param installDate ISO date, when known
 * @param size bytes on disk as a decimal number, when known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstalledSoftware(
        String name,
        @Nullable String version,
        @Nullable String publisher,
        @JsonProperty("install_date") @Nullable String installDate,
        @Nullable String size) {}
