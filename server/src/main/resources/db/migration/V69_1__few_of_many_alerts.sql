-- A million alerts of which few are open, and of those few decided about: each list begins where its own ones are.

-- Beside every page stands how many critical alerts nobody has taken note of.
CREATE INDEX alert_new_critical ON alert (client_id) INCLUDE (asset_id, silenced_until)
    WHERE closed_at IS NULL AND acknowledged_at IS NULL AND severity = 'critical';

CREATE INDEX alert_acknowledged_of_client ON alert
    (client_id, (CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), raised_at DESC, alert_id)
    WHERE closed_at IS NULL AND acknowledged_at IS NOT NULL;
CREATE INDEX alert_silenced ON alert
    ((CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), raised_at DESC, alert_id)
    INCLUDE (client_id, asset_id, silenced_until) WHERE closed_at IS NULL AND silenced_until IS NOT NULL;
CREATE INDEX alert_silenced_of_client ON alert
    (client_id, (CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), raised_at DESC, alert_id)
    WHERE closed_at IS NULL AND silenced_until IS NOT NULL;

-- A client's alerts are counted from the index alone, and no further than is told.
DROP INDEX alert_newest_of_client;
CREATE INDEX alert_newest_of_client ON alert (client_id, raised_at DESC, alert_id) INCLUDE (asset_id, closed_at, severity, kind);

-- Alerts of machines that are not in use are left out: those machines are few.
CREATE INDEX asset_not_in_use ON asset (asset_id) INCLUDE (client_id) WHERE state <> 'active';
