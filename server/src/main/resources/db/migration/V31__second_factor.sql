-- A second factor for people: codes from their telephone (TOTP), and ten of paper for the day it is lost.

-- The secret is sealed with a key that is a file of the data folder; it is read with the whole scope (app_admin) alone.
-- last_step: the half minute of the last code that was taken; none of it or before is taken again.
CREATE TABLE second_factor (
    client_id       uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    sealed_secret   bytea       NOT NULL CHECK (length(sealed_secret) <= 200),
    since           timestamptz NOT NULL,
    last_step       bigint      NOT NULL,
    failed_attempts int         NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user ON DELETE CASCADE
);
CALL wall_in('second_factor', 'DELETE');
REVOKE SELECT, INSERT, UPDATE, DELETE ON second_factor FROM app_staff;
GRANT SELECT (client_id, user_id, since) ON second_factor TO app_portal, app_staff;

-- Only a keyed hash is kept. A used one stays, so that the page can say how many are left.
CREATE TABLE recovery_code (
    client_id uuid  NOT NULL,
    user_id   uuid  NOT NULL,
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at   timestamptz,
    PRIMARY KEY (client_id, user_id, code_hash),
    FOREIGN KEY (client_id, user_id) REFERENCES second_factor ON DELETE CASCADE
);
CALL wall_in('recovery_code', '');
REVOKE SELECT, INSERT, UPDATE, DELETE ON recovery_code FROM app_staff;
GRANT SELECT (client_id, user_id) ON recovery_code TO app_portal, app_staff;

-- Somebody else took the factor away: the person is told when signing in again, and the row goes.
CREATE TABLE second_factor_taken (
    client_id uuid        NOT NULL,
    user_id   uuid        NOT NULL,
    taken_by  text        NOT NULL CHECK (length(taken_by) <= 200),
    taken_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user ON DELETE CASCADE
);
CALL wall_in('second_factor_taken', 'INSERT, DELETE');
REVOKE SELECT, INSERT, UPDATE, DELETE ON second_factor_taken FROM app_staff;
GRANT SELECT (client_id, user_id) ON second_factor_taken TO app_portal, app_staff;
