-- A big installation for measuring: clients, people and machines; the first client has a tenth of all. Runs as the
-- administrator on a freshly migrated database, which has been told how much is wanted:
-- SET volume.clients = 1000; SET volume.machines = 100000; SET volume.tickets = 1000000
-- Ids are derived and grow with time as the server's own do, so that two runs give the same rows.

-- Nobody else is here, and every row is right: foreign keys need not be looked up one by one.
SET session_replication_role = replica;
SELECT setseed(0.4242);

CREATE SCHEMA volume;

CREATE FUNCTION volume.wanted(what text) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('volume.' || what)::int;

CREATE FUNCTION volume.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('01980000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

-- Spread over 0 … below, the same in every run.
CREATE FUNCTION volume.dice(n bigint, salt int, below int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN abs(hashint8(n * 31 + salt)::bigint) % below;

CREATE FUNCTION volume.one_of(n bigint, salt int, VARIADIC words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN words[1 + volume.dice(n, salt, array_length(words, 1))];

CREATE FUNCTION volume.person(n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN volume.one_of(n, 4, 'Gabriela', 'Ernesto', 'Hugo', 'Rubén', 'Teresa', 'Jimena', 'Paola', 'Íñigo') || ' '
        || volume.one_of(n, 5, 'Montes', 'Salgado', 'Navarro', 'Carrasco', 'Aguilar', 'Ortiz', 'Ibáñez') || ' ' || n;

CREATE FUNCTION volume.machine(n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN volume.one_of(n, 6, 'CDMX', 'GDL', 'MTY', 'QRO', 'PUE', 'MID') || '-' || volume.one_of(n, 7, 'CONT', 'VENT', 'RH', 'ALM')
        || '-' || upper(lpad(to_hex(n * 48271 % 16777213), 6, '0'));

INSERT INTO client (client_id, name, created_at, updated_at)
SELECT volume.id(1, n),
       volume.one_of(n, 1, 'Abarrotes', 'Clínica', 'Despacho', 'Ferretería', 'Hotel', 'Logística', 'Notaría', 'Textiles', 'Ñandú')
           || ' ' || volume.one_of(n, 2, 'del Bajío', 'San Ángel', 'Hernández', 'del Norte', 'La Esperanza', 'Anáhuac') || ' ' || n,
       now() - interval '3 years', now() - interval '1 day'
FROM generate_series(1, volume.wanted('clients')) n;

INSERT INTO site (client_id, site_id, name, created_at, updated_at)
SELECT volume.id(1, n), volume.id(2, n * 10 + s), (ARRAY['Oficina Principal', 'Bodega Vallejo', 'Sucursal Coyoacán'])[s],
       now() - interval '3 years', now() - interval '1 day'
FROM generate_series(1, volume.wanted('clients')) n, generate_series(1, 3) s;

-- Forty people at each client; the first is its administrator.
INSERT INTO app_user (client_id, user_id, login, name, email, phone, role, created_at, updated_at)
SELECT volume.id(1, n), volume.id(3, n * 100 + u), 'persona-' || n || '-' || u, volume.person(n * 100 + u),
       'persona' || u || '@cliente' || n || '.example', '55 ' || lpad((n * 100 + u)::text, 8, '0'),
       CASE u WHEN 1 THEN 'client_admin' ELSE 'requester' END, now() - interval '3 years', now() - interval '1 day'
FROM generate_series(1, volume.wanted('clients')) n, generate_series(1, 40) u;

-- Forty technicians, each with the large client and nineteen others.
INSERT INTO app_user (client_id, user_id, login, name, role, created_at, updated_at)
SELECT '00000000-0000-0000-0000-000000000000', volume.id(6, s), 'tecnico-' || s, 'Técnico ' || s, 'technician', now(), now()
FROM generate_series(1, 40) s;
INSERT INTO technician_client (client_id, user_id, granted_at)
SELECT volume.id(1, c), volume.id(6, s), now()
FROM generate_series(1, 40) s
CROSS JOIN LATERAL (SELECT 1 AS c UNION SELECT 2 + (s * 19 + k) % (volume.wanted('clients') - 1) FROM generate_series(1, 19) k) served;

INSERT INTO login_name (login, user_id) SELECT login, user_id FROM app_user ON CONFLICT DO NOTHING;

-- The first client's machines stand first, then those of the others in turn.
CREATE TABLE volume.asset AS
SELECT n, CASE WHEN n <= volume.wanted('machines') / 10 THEN 1
               ELSE 2 + (n - volume.wanted('machines') / 10 - 1) % (volume.wanted('clients') - 1) END AS client, random() AS dice
FROM generate_series(1, volume.wanted('machines')) n;

INSERT INTO asset (client_id, asset_id, site_id, name, machine_id, serial_number, mac_address, ip_address, os, os_version,
                   agent_version, kind, state, presence, presence_since, condition, person_id, facts, registration,
                   registered_at, updated_at)
SELECT volume.id(1, client), volume.id(4, n), volume.id(2, client * 10 + 1 + n % 3), volume.machine(n),
       'volume-' || n, 'SN' || n,
       '02:00:' || substr(md5('mac' || n), 1, 2) || ':' || substr(md5('mac' || n), 3, 2) || ':00:01',
       '10.' || n % 50 || '.' || n / 256 % 256 || '.' || n % 256,
       (ARRAY['Windows 11 Pro', 'Windows 10 Pro', 'Windows Server 2022', 'Debian GNU/Linux', 'macOS'])[1 + n % 5],
       (ARRAY['23H2', '22H2', '21H2', '13', '15.1'])[1 + n % 5],
       '1.4.' || n % 5, (ARRAY['workstation', 'laptop', 'server', 'workstation'])[1 + n % 4],
       CASE WHEN dice < 0.01 THEN 'retired' WHEN dice < 0.011 THEN 'quarantine' ELSE 'active' END,
       CASE WHEN dice < 0.08 THEN 'offline' WHEN dice < 0.085 THEN 'never' ELSE 'online' END,
       now() - dice * interval '30 days',
       CASE WHEN dice > 0.99 THEN 'critical' WHEN dice > 0.95 THEN 'warning' ELSE 'normal' END,
       CASE WHEN n % 3 = 0 THEN volume.id(3, client * 100 + 2 + n % 39) END,
       jsonb_build_object('cpu', 'Intel(R) Core(TM) i5-10500 CPU @ 3.10GHz', 'cpu_cores', 6, 'cpu_threads', 12,
           'ram_bytes', 17179869184, 'manufacturer', 'HP', 'model', 'HP ProDesk 400 G7',
           'disks', jsonb_build_array(jsonb_build_object('name', 'C:', 'total_bytes', 512110190592))),
       jsonb_build_object('computer_name', 'PC-' || n, 'os', 'Windows', 'extra', repeat(md5(n::text), 12)),
       now() - interval '1 year' * dice, now()
FROM volume.asset;

-- The readings are of the next hours, so that the machines stay online while somebody measures.
INSERT INTO asset_status (client_id, asset_id, last_seen, cpu, memory, disk, network, temperature, uptime_seconds,
                          last_boot, network_status, updates_pending, antivirus, processes, threads, logged_users, services)
SELECT volume.id(1, client), volume.id(4, n), now() + (CASE WHEN dice < 0.08 THEN -7200 - random() * 1e6 ELSE 7200 - random() * 60 END) * interval '1 second',
       random() * 100, random() * 100, random() * 100, random() * 10, 30 + random() * 50, 100000, now() - interval '1 day',
       'connected', n % 7, 'activo', 200, 2500, 'usuario' || n % 500,
       jsonb_build_array(jsonb_build_object('name', 'Spooler', 'status', 'running'))
FROM volume.asset WHERE dice >= 0.085 OR dice < 0.08;

INSERT INTO asset_event (client_id, asset_id, event_id, at, kind)
SELECT volume.id(1, client), volume.id(4, n), volume.id(8, n * 10 + k),
       now() - random() * interval '20 days', (ARRAY['offline', 'online'])[1 + k % 2]
FROM volume.asset, generate_series(1, 5) k;

-- Two volumes each, of which one in fifty is nearly full.
INSERT INTO asset_volume (client_id, asset_id, mount, total_bytes, free_bytes, at, last_day, used)
SELECT volume.id(1, client), volume.id(4, n), mount, 512110190592,
       CASE WHEN volume.dice(n, ascii(mount), 50) = 0 THEN volume.dice(n, 51, 1000) * 10000000::bigint
            ELSE 20000000000 + volume.dice(n, 52, 1000) * 400000000::bigint END,
       now(), current_date, array_fill(60::real, ARRAY[100])
FROM volume.asset, unnest(ARRAY['C:', 'D:']) mount;

-- One in a hundred is a machine that was installed anew: the record beside it of the same client has its serial number.
INSERT INTO asset_twin (client_id, one, other, noted_at)
SELECT volume.id(1, client), volume.id(4, n), volume.id(4, twin), now() - random() * interval '300 days'
FROM (SELECT n, client, n + CASE client WHEN 1 THEN 1 ELSE volume.wanted('clients') - 1 END AS twin FROM volume.asset WHERE n % 100 = 0) o
WHERE twin <= CASE client WHEN 1 THEN volume.wanted('machines') / 10 ELSE volume.wanted('machines') END;
UPDATE asset a SET serial_number = o.serial_number
FROM asset_twin t JOIN asset o ON o.client_id = t.client_id AND o.asset_id = t.one
WHERE a.client_id = t.client_id AND a.asset_id = t.other;

-- Every fifth machine has something to be foreseen; the first 2,000 have the last days of their history.
INSERT INTO forecast (client_id, asset_id, kind, made_at, level, usual, per_day, limit_value, days, days_low, days_high,
                      since, urgency, alerting)
SELECT volume.id(1, client), volume.id(4, n), (ARRAY['disk_full_soon', 'memory_trend', 'temperature_trend'])[1 + n % 3], now(),
       80, NULL, 0.5, 100, n % 90, n % 90 * 0.8, n % 90 * 1.3, current_date - 60, n % 90, n % 90 < 14
FROM volume.asset WHERE n % 5 = 0;

SELECT ensure_metric_month(current_date - back) FROM generate_series(1, 6) back;
INSERT INTO metric_rollup (client_id, asset_id, day, points, cpu_min, cpu_mean, cpu_max, disk_min, disk_mean, disk_max)
SELECT volume.id(1, client), volume.id(4, n), current_date - back, array_fill(12::smallint, ARRAY[24]), low, middle, high, middle, middle, middle
FROM volume.asset, generate_series(1, 6) back,
     (SELECT array_fill(10::real, ARRAY[24]) AS low, array_fill(30::real, ARRAY[24]) AS middle, array_fill(60::real, ARRAY[24]) AS high) said
WHERE n <= 2000;
