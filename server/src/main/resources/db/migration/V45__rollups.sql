-- History beyond 48 hours: the hours of a day in one row, written once when the day's points are about to be dropped.

-- 24 elements each, of the hours of the UTC day; null where the machine said nothing. A row for each hour would cost three
-- times as much, and a year of one machine would lie on 8,760 pages instead of 365.
CREATE TABLE metric_rollup (
    client_id        uuid       NOT NULL,
    asset_id         uuid       NOT NULL,
    day              date       NOT NULL,
    points           smallint[] NOT NULL,
    cpu_min          real[],
    cpu_mean         real[],
    cpu_max          real[],
    memory_min       real[],
    memory_mean      real[],
    memory_max       real[],
    disk_min         real[],
    disk_mean        real[],
    disk_max         real[],
    network_min      real[],
    network_mean     real[],
    network_max      real[],
    temperature_min  real[],
    temperature_mean real[],
    temperature_max  real[],
    PRIMARY KEY (client_id, asset_id, day)
) PARTITION BY RANGE (day);
CALL wall_in('metric_rollup', 'SELECT');
CALL open_to_ingest('metric_rollup', 'SELECT, INSERT, UPDATE');

-- Points that arrive when those of their day may have been rolled up: they join the hours that are there. They are kept until
-- nobody would be believed who sent them again, so that a repeat counts nothing twice.
CREATE TABLE metric_late (
    client_id   uuid        NOT NULL,
    asset_id    uuid        NOT NULL,
    at          timestamptz NOT NULL,
    cpu         real,
    memory      real,
    disk        real,
    network     real,
    temperature real,
    state       text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'merged')),
    PRIMARY KEY (client_id, asset_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX metric_late_waiting ON metric_late (client_id, asset_id) WHERE state = 'waiting';
CALL wall_in('metric_late', 'SELECT');
CALL open_to_ingest('metric_late', 'SELECT, INSERT, UPDATE');

-- How far the day that is being rolled up has come: the last machine that is done.
CREATE TABLE metric_rollup_step (
    day          date PRIMARY KEY,
    after_client uuid NOT NULL,
    after_asset  uuid NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON metric_rollup_step TO app_ingest;

-- Each start of a machine: asset_status knows the last one only.
CREATE TABLE asset_boot (
    client_id uuid        NOT NULL,
    asset_id  uuid        NOT NULL,
    booted_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, asset_id, booted_at)
) PARTITION BY RANGE (booted_at);
CALL wall_in('asset_boot', 'SELECT');
CALL open_to_ingest('asset_boot', 'SELECT, INSERT');
