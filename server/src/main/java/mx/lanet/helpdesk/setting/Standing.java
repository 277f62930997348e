package mx.lanet.helpdesk.setting;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a setting stands at a place: which value holds, who says it, and what would hold without what is said here.
 *
 * @param own what is said here; null when nothing is
 * @param without what holds otherwise
 */
public record Standing(KnownSetting setting, MachineRole column, @Nullable Held own, Held without) {

    /**
     * A value, and who says it.
     *
     * @param at null for what nobody says
     * @param by whose decision; empty when that is not known
     */
    public record Held(Layer layer, String text, @Nullable Instant at, String by) {}

    public Held now() {
        return own == null ? without : Objects.requireNonNull(own);
    }

    /** The name of its field in forms. */
    public String field() {
        return column.word() + "." + setting.key();
    }
}
