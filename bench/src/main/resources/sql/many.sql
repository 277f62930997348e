-- 1,000 clients, 100,000 machines, 1,000,000 tickets; the first client has a tenth of all. Runs as the database's
-- administrator. Ids grow with time, as the server's own do.
CREATE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN ('01980000-' || kind || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

-- The n-th of so many things belongs to this client: every tenth to the first one, the others in turn.
CREATE FUNCTION pg_temp.client_of(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN n % 10 = 0 THEN 1 ELSE 2 + (n * 7919) % 999 END;

-- Spread over 0 … below, the same in every run.
CREATE FUNCTION pg_temp.dice(n bigint, salt int, below int) RETURNS int LANGUAGE sql IMMUTABLE
    RETURN abs(hashint8(n * 31 + salt)::bigint) % below;

CREATE FUNCTION pg_temp.one_of(n bigint, salt int, VARIADIC words text[]) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN words[1 + pg_temp.dice(n, salt, array_length(words, 1))];

INSERT INTO client (client_id, name, created_at, updated_at)
SELECT pg_temp.id('0001', n),
       pg_temp.one_of(n, 1, 'Abarrotes', 'Clínica', 'Despacho', 'Ferretería', 'Hotel', 'Logística', 'Notaría', 'Panadería', 'Refacciones', 'Textiles')
           || ' ' || pg_temp.one_of(n, 2, 'del Bajío', 'San Ángel', 'Hernández', 'del Norte', 'La Esperanza', 'Anáhuac', 'Peninsular', 'Tepeyac') || ' ' || n,
       now() - interval '2 years', now() - interval '1 day'
FROM generate_series(1::bigint, 1000) n;

INSERT INTO site (client_id, site_id, name, created_at, updated_at)
SELECT pg_temp.id('0001', c), pg_temp.id('0002', c * 10 + s), pg_temp.one_of(s, 3, 'Matriz', 'Sucursal Centro', 'Bodega', 'Planta') || ' ' || s,
       now() - interval '2 years', now() - interval '1 day'
FROM generate_series(1::bigint, 1000) c, generate_series(1::bigint, 3) s;

INSERT INTO app_user (client_id, user_id, login, name, role, created_at, updated_at)
SELECT pg_temp.id('0001', c), pg_temp.id('0003', c * 100 + u), 'persona-' || c || '-' || u,
       pg_temp.one_of(c * 100 + u, 4, 'María', 'José', 'Guadalupe', 'Juan', 'Verónica', 'Luis', 'Itzel', 'Raúl') || ' '
           || pg_temp.one_of(c * 100 + u, 5, 'Hernández', 'García', 'Martínez', 'López', 'Núñez', 'Peña', 'Cruz') || ' ' || u,
       'requester', now() - interval '1 year', now() - interval '1 day'
FROM generate_series(1::bigint, 1000) c, generate_series(1::bigint, 10) u;

INSERT INTO asset (client_id, asset_id, site_id, name, machine_id, serial_number, ip_address, os, os_version, agent_version,
                   state, presence, presence_since, condition, person_id, registered_at, updated_at)
SELECT pg_temp.id('0001', pg_temp.client_of(n)), pg_temp.id('0004', n), pg_temp.id('0002', pg_temp.client_of(n) * 10 + 1 + n % 3),
       pg_temp.one_of(n, 6, 'CDMX', 'GDL', 'MTY', 'QRO', 'PUE', 'MID') || '-' || pg_temp.one_of(n, 7, 'CONT', 'VENT', 'RH', 'ALM', 'DIR', 'SIS')
           || '-' || upper(lpad(to_hex(n * 48271 % 16777213), 6, '0')),
       'bench-' || n, 'SN' || n, '10.' || n % 50 || '.' || n / 256 % 256 || '.' || n % 256,
       pg_temp.one_of(n, 8, 'Microsoft Windows 11 Pro', 'Microsoft Windows 11 Pro', 'Microsoft Windows 10 Pro', 'Ubuntu 24.04.3 LTS', 'Microsoft Windows Server 2022 Standard'),
       '10.0.26100', '0.1.0',
       CASE WHEN pg_temp.dice(n, 9, 200) = 0 THEN 'retired' ELSE 'active' END,
       CASE WHEN pg_temp.dice(n, 10, 100) < 85 THEN 'online' ELSE 'offline' END, now() - interval '3 hours',
       CASE pg_temp.dice(n, 11, 50) WHEN 0 THEN 'critical' WHEN 1 THEN 'warning' WHEN 2 THEN 'warning' ELSE 'normal' END,
       CASE WHEN n % 4 > 0 THEN pg_temp.id('0003', pg_temp.client_of(n) * 100 + 1 + n % 10) END,
       now() - interval '300 days', now() - interval '1 day'
FROM generate_series(1::bigint, 100000) n;

INSERT INTO asset_status (client_id, asset_id, last_seen, cpu, memory, disk, network, temperature, uptime_seconds)
SELECT client_id, asset_id, now() + (CASE presence WHEN 'online' THEN 7200 - random() * 55 ELSE -7200 + random() * 1e6 END) * interval '1 second',
       random() * 100, 20 + random() * 75, 20 + random() * 75, random() * 30, 30 + random() * 40, random() * 1e6
FROM asset WHERE machine_id LIKE 'bench-%';

-- people.sql comes here: the tickets have an assignee.
-- SPLIT
INSERT INTO ticket (client_id, ticket_id, number, subject, description, category, priority, state, channel, requester_id, requester_name,
                    asset_id, asset_name, site_id, assignee_id, assignee_name, created_at, updated_at, resolved_at, closed_at)
SELECT t.client_id, pg_temp.id('0005', n), nextval('ticket_number'),
       pg_temp.one_of(n, 20, 'La impresora no imprime', 'No puedo enviar correos', 'Sin internet en mi lugar', 'CONTPAQi se cierra solo',
                      'Olvidé mi contraseña de la VPN', 'El ratón falla', 'La laptop se calienta', 'Instalar Acrobat') || ' (' || n || ')',
       'Desde la mañana pasa lo mismo. Ya reinicié el equipo y sigue igual.',
       pg_temp.one_of(n, 21, 'Hardware', 'Software', 'Red', 'Impresoras', 'Correo', 'Accesos', 'Otro'),
       pg_temp.one_of(n, 22, 'baja', 'media', 'media', 'alta', 'critica'), s.state,
       pg_temp.one_of(n, 23, 'portal', 'agente', 'email', 'phone'),
       CASE WHEN n % 5 > 0 THEN pg_temp.id('0003', pg_temp.client_of(n) * 100 + 1 + n % 10) END, 'Persona ' || n % 10,
       a.asset_id, coalesce(a.name, ''), pg_temp.id('0002', pg_temp.client_of(n) * 10 + 1 + n % 3),
       CASE WHEN s.state <> 'nuevo' THEN w.user_id END, CASE WHEN s.state <> 'nuevo' THEN coalesce(w.name, '') ELSE '' END,
       t.at, t.at + interval '1 hour' * pg_temp.dice(n, 24, 48),
       CASE WHEN s.state IN ('resuelto', 'cerrado') THEN t.at + interval '1 hour' END, CASE WHEN s.state = 'cerrado' THEN t.at + interval '8 days' END
FROM generate_series(1::bigint, 1000000) n
CROSS JOIN LATERAL (SELECT pg_temp.id('0001', pg_temp.client_of(n)) AS client_id, now() - interval '2 years' + interval '1 minute' * n) AS t (client_id, at)
-- Of the old ones nearly all are closed; 3 in 100 of all are open.
CROSS JOIN LATERAL (SELECT CASE WHEN pg_temp.dice(n, 25, 1000) < (CASE WHEN n > 950000 THEN 400 ELSE 10 END)
                                THEN pg_temp.one_of(n, 26, 'nuevo', 'asignado', 'en_progreso', 'en_espera')
                                WHEN n > 990000 THEN 'resuelto' ELSE 'cerrado' END AS state) s
LEFT JOIN asset a ON a.client_id = t.client_id AND n % 2 = 0
                 AND a.asset_id = pg_temp.id('0004', CASE WHEN n % 10 = 0 THEN (n % 10000) * 10 ELSE n % 100000 END)
LEFT JOIN app_user w ON w.role = 'technician' AND w.login = 'bench-technician';

-- An index is made at once much faster than word by word.
DO $$
DECLARE
    made text := pg_get_indexdef('ticket_words_in_bucket'::regclass);
BEGIN
    DROP INDEX ticket_words_in_bucket;
    INSERT INTO ticket_words (client_id, ticket_id, words)
    SELECT client_id, ticket_id, spanish_words(concat_ws(' ', subject, requester_name, asset_name, description)) FROM ticket
    ON CONFLICT DO NOTHING;
    EXECUTE made;
END $$;

ANALYZE;
