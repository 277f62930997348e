package mx.lanet.helpdesk.asset;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What the list of machines is asked for; all of it stands in the page's URL.
 *
 * @param words looked for in name, address, serial number, operating system and person; empty for all.
 *     One or two characters are looked for at the beginning of names only
 * @param state null for all but the retired
 */
public record AssetQuery(
        String words,
        @Nullable UUID clientId,
        @Nullable UUID siteId,
        @Nullable AssetStatus state,
        @Nullable OsFamily os,
        AssetFacts facts,
        AssetSort sort,
        boolean descending,
        Slice.Request page) {
    public static final int LONGEST_WORDS = 100;

    private static final int MOST_PARAMETERS = 30;

    public AssetQuery {
        words = words.strip();
        if (words.length() > LONGEST_WORDS) {
            words = words.substring(0, LONGEST_WORDS);
        }
    }

    /** All machines by name. */
    public static AssetQuery all() {
        return new AssetQuery(
                "", null, null, null, null, AssetFacts.ANY, AssetSort.NAME, false, new Slice.Request(1, 50));
    }

    /**
     * As the list of machines reads its address; its order and its page mean nothing here.
     *
     * @param list what stands behind the question mark; what is no sensible value counts as not given
     */
    public static AssetQuery ofList(String list) {
        return of(parameters(list));
    }

    /** Likewise, of the address's parameters. */
    public static AssetQuery of(Map<String, String> list) {
        UUID client = id(list.get("client"));
        return AssetQuery.all()
                .words(list.getOrDefault("q", ""))
                .client(client)
                .site(client == null ? null : id(list.get("site")))
                .state(AssetStatus.of(list.getOrDefault("state", "")).orElse(null))
                .os(OsFamily.of(list.getOrDefault("os", "")).orElse(null))
                .facts(AssetFacts.of(list));
    }

    /** What stands in a list's address. */
    public static Map<String, String> parameters(String list) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : list.split("&", MOST_PARAMETERS)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                try {
                    parameters.put(
                            pair.substring(0, sign),
                            URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException unreadable) {
                    parameters.remove(pair.substring(0, sign));
                }
            }
        }
        return parameters;
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(text)
                : null;
    }

    public AssetQuery words(String other) {
        return new AssetQuery(other, clientId, siteId, state, os, facts, sort, descending, page);
    }

    public AssetQuery client(@Nullable UUID other) {
        return new AssetQuery(words, other, siteId, state, os, facts, sort, descending, page);
    }

    public AssetQuery site(@Nullable UUID other) {
        return new AssetQuery(words, clientId, other, state, os, facts, sort, descending, page);
    }

    public AssetQuery state(@Nullable AssetStatus other) {
        return new AssetQuery(words, clientId, siteId, other, os, facts, sort, descending, page);
    }

    public AssetQuery os(@Nullable OsFamily other) {
        return new AssetQuery(words, clientId, siteId, state, other, facts, sort, descending, page);
    }

    public AssetQuery facts(AssetFacts other) {
        return new AssetQuery(words, clientId, siteId, state, os, other, sort, descending, page);
    }

    public AssetQuery sort(AssetSort other, boolean largestFirst) {
        return new AssetQuery(words, clientId, siteId, state, os, facts, other, largestFirst, page);
    }

    public AssetQuery page(Slice.Request other) {
        return new AssetQuery(words, clientId, siteId, state, os, facts, sort, descending, other);
    }

    public boolean isFiltered() {
        return !words.isEmpty() || clientId != null || siteId != null || state != null || os != null || !facts.isAny();
    }
}
