-- Those that somebody has acknowledged are few among the open ones.
CREATE INDEX alert_acknowledged ON alert
    ((CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), raised_at DESC, alert_id)
    INCLUDE (client_id, asset_id) WHERE closed_at IS NULL AND acknowledged_at IS NOT NULL;
