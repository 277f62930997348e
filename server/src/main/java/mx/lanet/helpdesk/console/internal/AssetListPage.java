package mx.lanet.helpdesk.console.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The list of machines.
 *
 * @param states the filter by state: all of them first
 * @param moreFields the house's fields without a chip, each a link that puts it among them
 * @param clientShown rows are of several clients, so each names its own
 * @param tags that machines have, for whoever gives them
 * @param bare there is no machine at all, so the next step is a token
 */
public record AssetListPage(
        AssetAddress address,
        Slice<AssetRow> slice,
        List<StateFilter> states,
        List<Chip> chips,
        List<Tab> moreFields,
        List<Column> columns,
        boolean clientShown,
        boolean filtered,
        boolean bare,
        boolean mayAdd,
        List<String> tags) {
    public AssetListPage {
        states = List.copyOf(states);
        chips = List.copyOf(chips);
        moreFields = List.copyOf(moreFields);
        columns = List.copyOf(columns);
        tags = List.copyOf(tags);
    }

    /** @param state null for all; @param number null while words are looked for */
    public record StateFilter(@Nullable AssetStatus state, String path, boolean here, @Nullable String number) {}

    /**
     * A filter that is a menu of links, or is typed.
     *
     * @param open it was asked for just now
     */
    public record Chip(
            String label,
            String value,
            @Nullable String removePath,
            List<Tab> options,
            @Nullable Typed typed,
            boolean open) {
        public Chip {
            options = List.copyOf(options);
        }

        public Chip(String label, String value, @Nullable String removePath, List<Tab> options) {
            this(label, value, removePath, options, null, false);
        }
    }

    /**
     * A field that is typed: a piece of a text, or from and to.
     *
     * @param from of a text all of it
     * @param kept what the form must not lose
     */
    public record Typed(String name, FieldKind kind, String from, String to, Map<String, String> kept) {
        public Typed {
            kept = new LinkedHashMap<>(kept);
        }
    }

    public Pager pager() {
        return Pager.of(slice, address::page);
    }
}
