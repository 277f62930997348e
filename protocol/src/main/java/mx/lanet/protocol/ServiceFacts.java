package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One service of the operating system.
 *
 * @param status running, stopped or paused
 * @param startup automatic, manual or disabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceFacts(
        String name, @Nullable String status, @Nullable String startup, @Nullable String description) {}
