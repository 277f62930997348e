-- The day's page shows the gravest of the open alerts: without this, all that ever were are read for six.
CREATE INDEX alert_open_gravest ON alert
    ((CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), opened_at DESC, alert_id)
    INCLUDE (client_id, asset_id) WHERE closed_at IS NULL;
