-- What is foreseen of each machine, made anew each day; a row that is not there says that nothing is.
CREATE TABLE forecast (
    client_id   uuid             NOT NULL,
    asset_id    uuid             NOT NULL,
    kind        text             NOT NULL CHECK (kind IN ('disk_full_soon', 'memory_trend', 'temperature_trend', 'restarts_more')),
    made_at     timestamptz      NOT NULL,
    level       double precision NOT NULL,       -- where it is now; of restarts, how many there were in two weeks
    usual       double precision,                -- of restarts, how many two weeks had before
    per_day     double precision,
    limit_value double precision,                -- what it is heading for
    days        double precision,                -- until it is there
    days_low    double precision,
    days_high   double precision,
    since       date             NOT NULL,       -- the first day it stands on
    urgency     double precision NOT NULL,       -- the order of lists: in how many days somebody should have looked
    alerting    boolean          NOT NULL,       -- whether there is an alert about it
    PRIMARY KEY (client_id, asset_id, kind),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX forecast_urgent ON forecast (urgency, client_id, asset_id, kind);
CREATE INDEX forecast_urgent_of_client ON forecast (client_id, urgency, asset_id, kind);
CREATE INDEX forecast_urgent_of_kind ON forecast (kind, urgency, client_id, asset_id);
CREATE INDEX forecast_made ON forecast (made_at);
CALL wall_in('forecast', 'SELECT');

-- How far today's forecasts have come: the last machine that is done.
CREATE TABLE forecast_pass (
    day          date PRIMARY KEY,
    after_client uuid    NOT NULL,
    after_asset  uuid    NOT NULL,
    done         boolean NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON forecast_pass TO app_admin;
