-- Alerts of the machines of assets.sql and the tickets of some: SET volume.alerts = 1000000 altogether. Runs behind tickets.sql, on
-- the same connection, as the last one. Of a hundred, three are open: of those a third is acknowledged and a tenth silenced.

CREATE TABLE volume.alert AS
SELECT a.n, a.client, k, a.n * 16 + k AS number, 1 + (k - 1) % 10 AS what, volume.dice(a.n * 16 + k, 41, 1000) < 30 AS open,
       volume.dice(a.n * 16 + k, 42, 100) AS decided, volume.dice(a.n * 16 + k, 43, 100) AS grave,
       now() - interval '400 days' * power(random(), 2) AS raised
FROM volume.asset a, generate_series(1, volume.wanted('alerts') / volume.wanted('machines')) k;
UPDATE volume.alert SET raised = now() - interval '20 days' * random() WHERE open;

INSERT INTO alert (client_id, alert_id, about, asset_id, site_id, kind, subject, severity, message, threshold, current_value, opened_at,
                   raised_at, times, closed_at, acknowledged_at, acknowledged_by_name, silenced_until, due_at, ends_itself)
SELECT volume.id(1, client), volume.id(7, number), volume.id(4, n), volume.id(4, n), volume.id(2, client * 10 + 1 + n % 3),
       (ARRAY['cpu', 'memory', 'disk', 'temperature', 'service_down', 'antivirus_off', 'offline', 'clock_off', 'restart_pending',
              'disk_full_soon'])[what],
       CASE WHEN what IN (3, 5) OR k > 10 THEN 'D' || k ELSE '' END,
       CASE WHEN grave < 15 THEN 'critical' WHEN grave < 85 THEN 'warning' ELSE 'info' END,
       'Disco C: al 94 %', 90, 94, raised - interval '1 hour' * decided, raised, 1 + decided % 3,
       CASE WHEN NOT open THEN least(now(), raised + interval '1 hour' * (1 + decided)) END,
       CASE WHEN open AND decided < 33 THEN raised + interval '5 minutes' END,
       CASE WHEN open AND decided < 33 THEN 'Técnico ' || 1 + decided ELSE '' END,
       CASE WHEN open AND decided >= 90 THEN now() + interval '1 day' END,
       CASE WHEN open AND decided >= 90 THEN now() + interval '1 day' END, true
FROM volume.alert;

INSERT INTO alert_event (client_id, alert_id, event_id, at, kind, actor_kind)
SELECT volume.id(1, client), volume.id(7, number), volume.id(32, number), raised, 'opened', 'agent' FROM volume.alert
UNION ALL
SELECT volume.id(1, client), volume.id(7, number), volume.id(33, number), raised + interval '1 hour' * (1 + decided), 'closed', 'agent'
FROM volume.alert WHERE NOT open;
INSERT INTO alert_heard (client_id, asset_id, heard_id, at)
SELECT volume.id(1, client), volume.id(4, n), volume.id(34, number), raised FROM volume.alert;

-- A machine's tickets are those of its alerts.
UPDATE alert a SET ticket_id = t.ticket_id, ticket_code = 'TKT-' || lpad(t.n::text, 6, '0'),
       told = CASE WHEN a.closed_at IS NULL THEN 'open' ELSE 'over' END
FROM (SELECT DISTINCT ON (client_id, alert_id) client_id, volume.id(7, machine * 16 + 1 + n % 10) AS alert_id, ticket_id, n
      FROM volume.ticket WHERE machine IS NOT NULL ORDER BY client_id, alert_id, n) t
WHERE a.client_id = t.client_id AND a.alert_id = t.alert_id;

DROP SCHEMA volume CASCADE;
RESET session_replication_role;
ANALYZE;
