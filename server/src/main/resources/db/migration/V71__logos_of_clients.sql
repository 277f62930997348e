-- A client's logo, as its machines show it to its people: a PNG that we drew.
CREATE TABLE client_logo (
    client_id  uuid        PRIMARY KEY REFERENCES client,
    image      bytea       NOT NULL CHECK (octet_length(image) BETWEEN 1 AND 204800),
    sha256     text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    updated_at timestamptz NOT NULL,
    updated_by_name text   NOT NULL CHECK (length(updated_by_name) <= 200)
);
ALTER TABLE client_logo ALTER COLUMN image SET STORAGE EXTERNAL;
CALL wall_in('client_logo', 'SELECT');
