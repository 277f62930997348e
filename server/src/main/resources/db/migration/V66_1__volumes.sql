-- Each volume of a machine: its room now, and what it was used on each of the last hundred days in one row, so that nothing
-- grows and nothing is ever deleted. The agent tells of them once an hour.
CREATE TABLE asset_volume (
    client_id   uuid        NOT NULL,
    asset_id    uuid        NOT NULL,
    mount       text        NOT NULL CHECK (length(mount) BETWEEN 1 AND 300),
    total_bytes bigint      NOT NULL CHECK (total_bytes > 0),
    free_bytes  bigint      NOT NULL CHECK (free_bytes >= 0),
    at          timestamptz NOT NULL,
    last_day    date        NOT NULL,  -- of the last element; the one before it is of the day before
    used        real[]      NOT NULL,  -- percent, as the day ended; null where the machine said nothing
    PRIMARY KEY (client_id, asset_id, mount),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX asset_volume_free ON asset_volume (client_id, free_bytes) INCLUDE (asset_id, total_bytes, at);
CREATE INDEX asset_volume_free_everywhere ON asset_volume (free_bytes) INCLUDE (client_id, asset_id, total_bytes, at);
CALL wall_in('asset_volume', 'SELECT');
CALL open_to_ingest('asset_volume', 'SELECT, INSERT, UPDATE');

CREATE FUNCTION last_hundred(days real[]) RETURNS real[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN days[greatest(1, cardinality(days) - 99):];
GRANT EXECUTE ON FUNCTION last_hundred TO app_ingest;

-- Of which volume a forecast is; empty for the whole machine.
ALTER TABLE forecast ADD COLUMN subject text NOT NULL DEFAULT '' CHECK (length(subject) <= 300);
ALTER TABLE forecast DROP CONSTRAINT forecast_pkey;
ALTER TABLE forecast ADD PRIMARY KEY (client_id, asset_id, kind, subject);
