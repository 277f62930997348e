package mx.lanet.helpdesk.asset;

import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of machines.
 *
 * @param counts by state, under all filters but the state's own; null while words are looked for
 */
public record AssetList(Slice<AssetRow> rows, @Nullable AssetCounts counts) {}
