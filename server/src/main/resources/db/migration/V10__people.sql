-- People: made before they have a password, invited, imported from a list, with a picture and a time zone of their own,
-- and found by whatever somebody on the phone says.

-- awaited_since: made without a password, so that nobody can sign in; null once there is one.
ALTER TABLE app_user
    ADD COLUMN awaited_since timestamptz,
    ADD COLUMN time_zone     text CHECK (length(time_zone) BETWEEN 1 AND 60),
    ADD COLUMN photo_version int  NOT NULL DEFAULT 0;   -- 0: none

-- A small square that the server drew itself, so it may lie in the database and be kept with it.
CREATE TABLE user_photo (
    client_id uuid  NOT NULL,
    user_id   uuid  NOT NULL,
    image     bytea NOT NULL CHECK (length(image) <= 300000),
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user ON DELETE CASCADE
);
CALL wall_in('user_photo');

-- One-time links. Only the hash of what stands in a link is kept; old ones stay, so that a link can say what became of it.
CREATE TABLE invitation (
    client_id     uuid        NOT NULL,
    invitation_id uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    token_hash    bytea       NOT NULL,
    made_by       text        NOT NULL CHECK (length(made_by) <= 200),
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz,
    revoked_at    timestamptz,
    PRIMARY KEY (client_id, invitation_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user ON DELETE CASCADE
);
CREATE INDEX invitation_by_hash ON invitation (token_hash);
CREATE INDEX invitation_of_user ON invitation (client_id, user_id, created_at DESC);
CREATE UNIQUE INDEX invitation_open ON invitation (client_id, user_id) WHERE used_at IS NULL AND revoked_at IS NULL;
CALL wall_in('invitation', 'SELECT, INSERT, UPDATE');

-- A list of people on its way in: looked at, imported, links given out; gone after a day.
CREATE TABLE user_import (
    client_id   uuid        NOT NULL REFERENCES client,
    import_id   uuid        NOT NULL,
    made_by     uuid        NOT NULL,
    file_name   text        NOT NULL CHECK (length(file_name) <= 255),
    content     text        NOT NULL CHECK (length(content) <= 2000000),
    created_at  timestamptz NOT NULL,
    imported_at timestamptz,
    links_at    timestamptz,
    people      uuid[],
    PRIMARY KEY (client_id, import_id)
);
CREATE INDEX user_import_by_age ON user_import (created_at);
CALL wall_in('user_import');

-- Somebody stands at the desk.
ALTER TABLE ticket DROP CONSTRAINT ticket_channel_check,
    ADD CONSTRAINT ticket_channel_check CHECK (channel IN ('portal', 'email', 'agente', 'api', 'phone', 'walk_in'));
ALTER TABLE ticket_comment DROP CONSTRAINT ticket_comment_channel_check,
    ADD CONSTRAINT ticket_comment_channel_check CHECK (channel IN ('portal', 'email', 'agente', 'api', 'phone', 'walk_in'));

-- Finding people by parts of name, login, e-mail or phone. As for tickets, the search runs as the owner (no index serves
-- LIKE under row-level security), takes its clients from the transaction's role, and gives ids only.
CREATE FUNCTION plain_text(texts text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent', texts));
CREATE FUNCTION person_text(name text, login text, email text, phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN plain_text(name || ' ' || login || ' ' || email || ' ' || phone || ' ' || regexp_replace(phone, '[^0-9]', '', 'g'));
CREATE INDEX app_user_text ON app_user USING gin (person_text(name, login, email, phone) gin_trgm_ops) WHERE active;

-- The longest word chooses the rows from the index, the others are looked at in them.
CREATE FUNCTION find_people(asked_clients uuid[], words text[], most int) RETURNS TABLE (found_client uuid, found_user uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    patterns text[] := ARRAY(
        SELECT '%' || replace(replace(replace(plain_text(word), '\', '\\'), '%', '\%'), '_', '\_') || '%'
        FROM unnest(words) AS word ORDER BY length(word) DESC);
BEGIN
    RETURN QUERY
        SELECT u.client_id, u.user_id FROM app_user u
        WHERE u.active AND u.role IN ('client_admin', 'requester')
          AND person_text(u.name, u.login, u.email, u.phone) LIKE patterns[1]
          AND person_text(u.name, u.login, u.email, u.phone) LIKE ALL (patterns)
          AND (reach IS NULL OR u.client_id = ANY (reach))
        ORDER BY u.name COLLATE "es-x-icu", u.user_id
        LIMIT most;
END $$;
REVOKE EXECUTE ON FUNCTION find_people FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_people TO app_portal, app_staff, app_admin;
