-- What people keep about a machine beside what it tells of itself: files, and what it says in the house's fields.
CREATE TABLE asset_file (
    client_id  uuid        NOT NULL,
    asset_id   uuid        NOT NULL,
    file_id    uuid        NOT NULL,
    internal   boolean     NOT NULL,            -- the team's alone
    file_name  text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type text        NOT NULL CHECK (length(media_type) <= 100),
    size_bytes bigint      NOT NULL,
    sha256     bytea       NOT NULL,
    stored_as  text        NOT NULL CHECK (length(stored_as) <= 100),
    thumbnail  boolean     NOT NULL,
    picture    text        CHECK (picture IN ('image/png', 'image/jpeg')),
    added_by_name text     NOT NULL CHECK (length(added_by_name) <= 200),
    added_at   timestamptz NOT NULL,
    PRIMARY KEY (client_id, asset_id, file_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX asset_file_by_store ON asset_file (stored_as);
CALL wall_in('asset_file', 'SELECT');
ALTER POLICY portal ON asset_file USING (client_id = current_client() AND NOT internal);

-- A field is of tickets or of machines; one of machines may be of some kinds of them only.
ALTER TABLE ticket_field ADD COLUMN of_machines boolean NOT NULL DEFAULT false;
ALTER TABLE ticket_field ADD COLUMN machine_kinds text[] NOT NULL DEFAULT '{}'
    CHECK (machine_kinds <@ '{server,workstation,laptop}');

-- As ticket_field_value.
CREATE TABLE asset_field_value (
    client_id uuid NOT NULL,
    asset_id  uuid NOT NULL,
    field_id  uuid NOT NULL,
    words     text CHECK (length(words) BETWEEN 1 AND 1000),
    amount    numeric(20, 6),
    day       date,
    option_id uuid,
    ticked    boolean CHECK (ticked),
    PRIMARY KEY (client_id, asset_id, field_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset,
    CHECK (num_nonnulls(words, amount, day, option_id, ticked) = 1)
);
CALL wall_in('asset_field_value', '');
