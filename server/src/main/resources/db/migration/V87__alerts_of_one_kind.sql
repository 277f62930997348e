-- Closed alerts of one kind and severity are counted from the index alone: they were read one by one, 70,000 for 10,000.
DROP INDEX alert_newest_of_kind;
CREATE INDEX alert_newest_of_kind ON alert (kind, raised_at DESC, alert_id) INCLUDE (client_id, asset_id, severity, closed_at);

-- Machines are looked for by the name of who works at them, too.
CREATE INDEX app_user_names ON app_user USING gin (name gin_trgm_ops);
