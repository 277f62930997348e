package mx.lanet.helpdesk.apikey;

import mx.lanet.helpdesk.shared.ApiKey;

/** What a text that was shown as an API key is worth. */
public sealed interface KeyProof {
    /** It opens what its scopes say. */
    record Valid(ApiKey key) implements KeyProof {}

    /** It was one: expired, revoked, or of a site that is not in use. Nobody guessed it. */
    record Ended() implements KeyProof {}

    /** It never was one. */
    record Unknown() implements KeyProof {}
}
