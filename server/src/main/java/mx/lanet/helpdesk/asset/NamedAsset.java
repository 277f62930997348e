package mx.lanet.helpdesk.asset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An asset that an agent with an API key may mean.
 *
 * @param joinedAs the computer's name with which its agent joined with a key; null when none ever did
 * @param mergedInto the record that it became, if any
 */
public record NamedAsset(KnownAsset asset, @Nullable String joinedAs, @Nullable UUID mergedInto) {}
