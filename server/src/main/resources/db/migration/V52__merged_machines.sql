-- Machines that turned out to be one: the record that went, and which it became; and pairs that people said are two.

ALTER TABLE asset ADD COLUMN merged_into uuid, ADD COLUMN merged_at timestamptz,
    ADD FOREIGN KEY (client_id, merged_into) REFERENCES asset (client_id, asset_id),
    ADD CHECK (merged_into IS NULL OR state = 'retired');
CREATE INDEX asset_merged ON asset (client_id, merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE asset_distinct (
    client_id uuid        NOT NULL,
    one       uuid        NOT NULL,
    other     uuid        NOT NULL,
    by_name   text        NOT NULL CHECK (length(by_name) <= 200),
    at        timestamptz NOT NULL,
    PRIMARY KEY (client_id, one, other),
    FOREIGN KEY (client_id, one) REFERENCES asset,
    FOREIGN KEY (client_id, other) REFERENCES asset,
    CHECK (one < other)
);
CALL wall_in('asset_distinct', '');
