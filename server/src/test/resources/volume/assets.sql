-- A big installation for measuring: 1,000 clients, 100,000 machines, one client with a tenth of all.
-- Runs as the administrator on a freshly migrated database; ids are derived, so that two runs give the same rows.

CREATE FUNCTION volume_id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN md5(kind || n)::uuid;

INSERT INTO client (client_id, name, created_at, updated_at)
SELECT volume_id('client', n),
       (ARRAY['Café', 'Transportes', 'Clínica', 'Textiles', 'Abarrotes', 'Ñandú', 'Óptica', 'Despacho'])[1 + n % 8]
           || ' ' || (ARRAY['México', 'del Bajío', 'Santa Lucía', 'Anáhuac', 'del Norte'])[1 + n % 5] || ' ' || n,
       now(), now()
FROM generate_series(1, 1000) n;

INSERT INTO site (client_id, site_id, name, created_at, updated_at)
SELECT volume_id('client', n), volume_id('site', n * 10 + s),
       (ARRAY['Oficina Principal', 'Bodega Vallejo', 'Sucursal Coyoacán'])[s], now(), now()
FROM generate_series(1, 1000) n, generate_series(1, 3) s;

INSERT INTO app_user (client_id, user_id, login, name, role, created_at, updated_at)
SELECT volume_id('client', n), volume_id('user', n * 100 + u), 'u' || n || '.' || u,
       (ARRAY['Gabriela', 'Ernesto', 'Hugo', 'Rubén', 'Teresa', 'Jimena', 'Paola', 'Íñigo'])[1 + (n + u) % 8] || ' '
           || (ARRAY['Montes', 'Salgado', 'Navarro', 'Carrasco', 'Aguilar', 'Ortiz', 'Ibáñez'])[1 + (n * 3 + u) % 7]
           || ' ' || n,
       CASE u WHEN 1 THEN 'client_admin' ELSE 'requester' END, now(), now()
FROM generate_series(1, 1000) n, generate_series(1, 40) u;

-- Client 1 has 10,000 machines, every other one 90 (and the last ones make up the rest).
CREATE TABLE volume_asset AS
SELECT n, CASE WHEN n <= 10000 THEN 1 ELSE 2 + (n - 10001) % 999 END AS client, random() AS dice
FROM generate_series(1, 100000) n;

INSERT INTO asset (client_id, asset_id, site_id, name, machine_id, serial_number, mac_address, ip_address, os, os_version,
                   agent_version, kind, state, presence, presence_since, condition, person_id, facts, registration,
                   registered_at, updated_at)
SELECT volume_id('client', client), volume_id('asset', n), volume_id('site', client * 10 + 1 + n % 3),
       (ARRAY['PC-OFICINA', 'LAP-VENTAS', 'SRV-CDMX', 'PC-CAJA'])[1 + n % 4] || '-' || n,
       md5('machine' || n), 'MXL' || upper(left(md5('serial' || n), 7)),
       '02:00:' || substr(md5('mac' || n), 1, 2) || ':' || substr(md5('mac' || n), 3, 2) || ':00:01',
       '192.168.' || n % 255 || '.' || (n / 255) % 255,
       (ARRAY['Windows 11 Pro', 'Windows 10 Pro', 'Windows Server 2022', 'Debian GNU/Linux', 'macOS'])[1 + n % 5],
       (ARRAY['23H2', '22H2', '21H2', '13', '15.1'])[1 + n % 5],
       '1.4.' || n % 5, (ARRAY['workstation', 'laptop', 'server', 'workstation'])[1 + n % 4],
       CASE WHEN dice < 0.01 THEN 'retired' WHEN dice < 0.011 THEN 'quarantine' ELSE 'active' END,
       CASE WHEN dice < 0.08 THEN 'offline' WHEN dice < 0.085 THEN 'never' ELSE 'online' END,
       now() - dice * interval '30 days',
       CASE WHEN dice > 0.99 THEN 'critical' WHEN dice > 0.95 THEN 'warning' ELSE 'normal' END,
       CASE WHEN n % 3 = 0 THEN volume_id('user', client * 100 + 2 + n % 39) END,
       jsonb_build_object('cpu', 'Intel(R) Core(TM) i5-10500 CPU @ 3.10GHz', 'cpu_cores', 6, 'cpu_threads', 12,
           'ram_bytes', 17179869184, 'manufacturer', 'HP', 'model', 'HP ProDesk 400 G7',
           'disks', jsonb_build_array(jsonb_build_object('name', 'C:', 'total_bytes', 512110190592))),
       jsonb_build_object('computer_name', 'PC-' || n, 'os', 'Windows', 'extra', repeat(md5(n::text), 12)),
       now() - interval '1 year' * dice, now()
FROM volume_asset;

INSERT INTO asset_status (client_id, asset_id, last_seen, cpu, memory, disk, network, temperature, uptime_seconds,
                          last_boot, network_status, updates_pending, antivirus, processes, threads, logged_users, services)
SELECT volume_id('client', client), volume_id('asset', n), now() - (random() * 60) * interval '1 second',
       random() * 100, random() * 100, random() * 100, random() * 10, 30 + random() * 50, 100000, now() - interval '1 day',
       'connected', n % 7, 'activo', 200, 2500, 'usuario' || n % 500,
       jsonb_build_array(jsonb_build_object('name', 'Spooler', 'status', 'running'))
FROM volume_asset WHERE dice >= 0.085 OR dice < 0.08;

INSERT INTO alert (client_id, asset_id, alert_id, kind, severity, message, threshold, current_value, opened_at, closed_at)
SELECT volume_id('client', client), volume_id('asset', n), volume_id('alert', n * 10 + k),
       (ARRAY['cpu_high', 'disk_full', 'antivirus_off'])[k], CASE WHEN dice > 0.99 THEN 'critical' ELSE 'warning' END,
       'Disco C: al 94 %', 90, 94, now() - random() * interval '20 days', CASE WHEN k > 1 THEN now() END
FROM volume_asset, generate_series(1, 3) k WHERE dice > 0.95;

INSERT INTO asset_event (client_id, asset_id, event_id, at, kind)
SELECT volume_id('client', client), volume_id('asset', n), volume_id('event', n * 10 + k),
       now() - random() * interval '20 days', (ARRAY['offline', 'online'])[1 + k % 2]
FROM volume_asset, generate_series(1, 5) k;

DROP TABLE volume_asset;
