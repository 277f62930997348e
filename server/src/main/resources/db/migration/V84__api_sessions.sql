-- A program that has signed in as a person. It renews its JWT with a token of which only the hash is kept; each renewal
-- brings another one, and whoever shows an old one ends the session.
CREATE TABLE api_session (
    client_id    uuid        NOT NULL,
    session_id   uuid        NOT NULL,
    user_id      uuid        NOT NULL,
    refresh_hash bytea       NOT NULL CHECK (length(refresh_hash) = 32),
    password_at  timestamptz NOT NULL,   -- of the password that was shown: another one ends the session
    proven_at    timestamptz,            -- when the second factor was shown
    since        timestamptz NOT NULL,
    renewed_at   timestamptz NOT NULL,
    address      text        NOT NULL CHECK (length(address) <= 100),
    program      text        NOT NULL CHECK (length(program) <= 300),
    PRIMARY KEY (client_id, session_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user ON DELETE CASCADE
);
CREATE INDEX api_session_of_user ON api_session (client_id, user_id);
CALL wall_in('api_session', '');
REVOKE SELECT, INSERT, UPDATE, DELETE ON api_session FROM app_staff;
GRANT SELECT (client_id, session_id, user_id) ON api_session TO app_portal, app_staff;
