-- An agent that has proven its key when it joined must prove it whenever it joins again.
ALTER TABLE agent_credential ADD COLUMN key_proven boolean NOT NULL DEFAULT false;

-- Nonces of registrations, by the key that signed them: there may be no asset yet. Kept longer than the clock may differ.
CREATE TABLE registration_nonce (
    client_id  uuid        NOT NULL,
    public_key bytea       NOT NULL,
    nonce      text        NOT NULL CHECK (length(nonce) <= 100),
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (client_id, public_key, nonce)
);
CREATE INDEX registration_nonce_by_time ON registration_nonce (client_id, seen_at);
CALL wall_in('registration_nonce', '');

ALTER TABLE enrolment_use DROP CONSTRAINT enrolment_use_outcome_check;
ALTER TABLE enrolment_use ADD CONSTRAINT enrolment_use_outcome_check CHECK (outcome IN
    ('registered', 'registered_again', 'quarantined', 'off', 'expired', 'used_up', 'invalid', 'proof_refused', 'clock_off'));
