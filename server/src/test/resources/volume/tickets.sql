-- Tickets over the clients of assets.sql, a tenth of them in one client, with what was said in them and what happened.

-- Words follow a long tail: the first ones are in every third ticket, the last ones in hardly any.
CREATE FUNCTION volume.word(n int) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN coalesce((ARRAY['impresora', 'correo', 'factura', 'facturación', 'timbrar', 'pantalla', 'lento', 'lenta',
    'red', 'internet', 'contraseña', 'acceso', 'disco', 'lleno', 'respaldo', 'servidor', 'teclado', 'monitor', 'actualizar',
    'actualización', 'Windows', 'Office', 'Excel', 'sistema', 'nómina', 'contabilidad', 'almacén', 'ventas', 'error', 'abre',
    'cierra', 'reinicié', 'mensaje', 'carpeta', 'compartida', 'permiso', 'usuario', 'nuevo', 'equipo', 'teléfono', 'extensión',
    'llamadas', 'conexión', 'antivirus', 'licencia', 'archivo', 'descargar', 'escáner', 'tóner', 'papel', 'atasco', 'cable',
    'switch', 'módem', 'batería', 'cargador', 'sonido', 'micrófono', 'cámara', 'reunión', 'navegador', 'página', 'portal',
    'proveedor', 'cliente', 'reporte', 'tabla', 'fórmula', 'macro', 'virus', 'spam', 'firma', 'logo', 'dominio', 'certificado',
    'renovar', 'instalar', 'desinstalar', 'lector', 'PDF', 'memoria', 'RAM', 'procesador', 'ventilador', 'ruido', 'calor',
    'apaga', 'prende', 'azul', 'reinicia', 'solo', 'mañana', 'ayer', 'hoy', 'urgente', 'favor', 'gracias', 'ayuda'])[n], 'término' || n);

CREATE FUNCTION volume.text(seed bigint, words int) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(volume.word(1 + floor(5097 * power(random(), 6))::int + 0 * (i + seed)::int), ' ')
    FROM generate_series(1, words) i
$$;

-- So many different texts; a house of few tickets needs fewer, and to make them takes longer than to make the tickets.
CREATE FUNCTION volume.texts(most int) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
    RETURN least(most, volume.wanted('tickets') / 10);

CREATE TABLE volume.wrote AS
SELECT n, subject, description, spanish_words(subject || ' ' || description) AS words
FROM (SELECT n, volume.text(n, 5) AS subject, volume.text(n, 40) AS description FROM generate_series(0, volume.texts(30000) - 1) n) w;
CREATE TABLE volume.said AS
SELECT n, body, spanish_words(body) AS words
FROM (SELECT n, volume.text(n, 20) AS body FROM generate_series(0, volume.texts(20000) - 1) n) s;
ALTER TABLE volume.wrote ADD PRIMARY KEY (n);
ALTER TABLE volume.said ADD PRIMARY KEY (n);

-- Of the old ones nearly all are closed; 3 in 100 of all are open.
CREATE TABLE volume.ticket AS
SELECT n, client, volume.id(1, client) AS client_id, volume.id(5, n) AS ticket_id, created,
       least(now(), created + interval '10 days' * other) AS updated, dice, other, state, volume.dice(n, 30, 5) AS comments,
       client * 100 + 2 + volume.dice(n, 31, 39) AS asks, 1 + volume.dice(n, 32, 40) AS does,
       CASE WHEN volume.dice(n, 33, 10) < 3 THEN CASE client
            WHEN 1 THEN 1 + volume.dice(n, 34, volume.wanted('machines') / 10)
            ELSE volume.wanted('machines') / 10 - 1 + client + (volume.wanted('clients') - 1)
                 * volume.dice(n, 34, (volume.wanted('machines') - volume.wanted('machines') / 10) / (volume.wanted('clients') - 1))
            END END AS machine
FROM (SELECT n, CASE WHEN n % 10 = 0 THEN 1 ELSE 2 + (n::bigint * 7919) % (volume.wanted('clients') - 1) END AS client,
             random() AS dice, random() AS other, now() - interval '3 years' * (1 - n / volume.wanted('tickets')::float8) AS created,
             CASE WHEN volume.dice(n, 25, 1000) < (CASE WHEN n > volume.wanted('tickets') * 0.95 THEN 400 ELSE 10 END)
                  THEN volume.one_of(n, 26, 'nuevo', 'asignado', 'en_progreso', 'en_espera')
                  WHEN n > volume.wanted('tickets') * 0.99 THEN 'resuelto' ELSE 'cerrado' END AS state
      FROM generate_series(1, volume.wanted('tickets')) n) t;

-- Twenty queues besides the one that always is: the first holds a third, the last hardly anything.
INSERT INTO ticket_queue (client_id, queue_id, name, created_at, updated_at)
SELECT '00000000-0000-0000-0000-000000000000', volume.id(9, n), 'Cola ' || n, now(), now() FROM generate_series(1, 20) n;
INSERT INTO ticket_queue_member (client_id, queue_id, user_id)
SELECT '00000000-0000-0000-0000-000000000000', volume.id(9, 1 + (s + k * 7) % 20), volume.id(6, s)
FROM generate_series(1, 40) s, generate_series(1, 3) k;

-- An index is made at once much faster than row by row.
CREATE TABLE volume.made AS
SELECT pg_get_indexdef(indexrelid) AS again, indexrelid::regclass::text AS name FROM pg_index
WHERE indrelid IN ('ticket'::regclass, 'ticket_comment'::regclass, 'ticket_event'::regclass, 'ticket_words'::regclass,
                   'ticket_attachment'::regclass) AND NOT indisunique;
DO $$
DECLARE old record;
BEGIN
    FOR old IN SELECT name FROM volume.made LOOP
        EXECUTE 'DROP INDEX ' || old.name;
    END LOOP;
END $$;

INSERT INTO ticket (client_id, ticket_id, number, subject, description, category, category_id, queue_id, priority, state, channel, requester_id,
                    requester_name, asset_id, asset_name, site_id, assignee_id, assignee_name, machine_facts, created_at,
                    updated_at, first_response_at, resolved_at, closed_at, reopened_count, public_comments, rating, rated_at)
SELECT t.client_id, t.ticket_id, t.n, w.subject, w.description,
       (ARRAY['Hardware', 'Software', 'Red', 'Impresoras', 'Correo', 'Accesos', 'Otro'])[1 + t.n % 7],
       ('00000000-0000-7000-8000-000000000' || (ARRAY['201', '206', '203', '202', '204', '205', '208'])[1 + t.n % 7])::uuid,
       CASE WHEN t.n % 3 = 0 THEN '00000000-0000-7000-8000-000000000100' ELSE volume.id(9, 1 + floor(20 * power(((t.n::bigint * 7907) % 9973) / 9973.0, 4))::int) END,
       CASE WHEN other < 0.03 THEN 'critica' WHEN other < 0.18 THEN 'alta' WHEN other < 0.8 THEN 'media' ELSE 'baja' END,
       t.state, (ARRAY['portal', 'email', 'agente', 'portal', 'phone', 'email'])[1 + t.n % 6],
       volume.id(3, asks), volume.person(asks),
       volume.id(4, machine), coalesce(volume.machine(machine), ''), volume.id(2, client * 10 + 1 + t.n % 3),
       CASE WHEN t.state <> 'nuevo' THEN volume.id(6, does) END, CASE WHEN t.state <> 'nuevo' THEN 'Técnico ' || does ELSE '' END,
       '{"system_metrics": {"cpu_usage": 71, "memory_usage": 74, "disk_usage": 96}}', created, updated,
       CASE WHEN comments > 0 THEN least(updated, created + interval '1 hour' * dice) END,
       CASE WHEN t.state IN ('resuelto', 'cerrado') THEN updated END, CASE WHEN t.state = 'cerrado' THEN updated END,
       CASE WHEN t.n % 20 = 0 THEN 1 ELSE 0 END, comments,
       CASE WHEN t.state = 'cerrado' AND t.n % 4 = 0 THEN 1 + t.n % 5 END, CASE WHEN t.state = 'cerrado' AND t.n % 4 = 0 THEN updated END
FROM volume.ticket t JOIN volume.wrote w ON w.n = (t.n::bigint * 7907) % volume.texts(30000);
SELECT setval('ticket_number', volume.wanted('tickets'));

-- The team and who asked, in turn; of some tickets the last word is a note.
INSERT INTO ticket_comment (client_id, ticket_id, comment_id, internal, author_kind, author_id, author_name, by_staff, body, channel, created_at)
SELECT t.client_id, t.ticket_id, volume.id(10, t.n::bigint * 10 + k), k > comments, 'person',
       CASE WHEN k % 2 = 1 OR k > comments THEN volume.id(6, does) ELSE volume.id(3, asks) END,
       CASE WHEN k % 2 = 1 OR k > comments THEN 'Técnico ' || does ELSE volume.person(asks) END,
       k % 2 = 1 OR k > comments, s.body, 'portal', created + (updated - created) * (k / 10.0)
FROM volume.ticket t CROSS JOIN LATERAL generate_series(1, comments + (t.n % 4 = 0)::int) k
JOIN volume.said s ON s.n = (t.n::bigint * 5 + k) % volume.texts(20000);

INSERT INTO ticket_event (client_id, ticket_id, event_id, at, actor_kind, actor_id, actor_name, kind, from_value, to_value, version)
SELECT t.client_id, t.ticket_id, volume.id(11, t.n::bigint * 10 + k), CASE k WHEN 1 THEN created ELSE updated END, 'person',
       CASE k WHEN 1 THEN volume.id(3, asks) ELSE volume.id(6, does) END, CASE k WHEN 1 THEN volume.person(asks) ELSE 'Técnico ' || does END,
       CASE k WHEN 1 THEN 'created' ELSE 'state' END, CASE k WHEN 1 THEN '' ELSE 'nuevo' END, CASE k WHEN 1 THEN 'portal' ELSE t.state END, k
FROM volume.ticket t CROSS JOIN LATERAL generate_series(1, CASE t.state WHEN 'nuevo' THEN 1 ELSE 2 END) k;

-- Every tenth has a file, whose content is nowhere.
INSERT INTO ticket_attachment (client_id, ticket_id, attachment_id, file_name, media_type, size_bytes, sha256, stored_as, thumbnail, added_by_name, created_at)
SELECT client_id, ticket_id, volume.id(12, n), volume.word(1 + n % 200) || '.pdf', 'application/pdf', 20000 + n, '\x00', 'none', false, volume.person(asks), created
FROM volume.ticket WHERE n % 10 = 3;

INSERT INTO ticket_read (client_id, ticket_id, reader_id, read_at, public_comments)
SELECT client_id, ticket_id, volume.id(6, does), updated, comments FROM volume.ticket WHERE state <> 'nuevo';

-- Ten tags over a third of the tickets, time spent on a third, some watched, some that belong together.
INSERT INTO ticket_tag (client_id, ticket_id, tag_key, name, put_at)
SELECT client_id, ticket_id, 'etiqueta-' || volume.dice(n, 40, 10), 'Etiqueta ' || volume.dice(n, 40, 10), updated FROM volume.ticket WHERE n % 3 = 0;
INSERT INTO ticket_tag_name (client_id, tag_key, name, used_at)
SELECT client_id, tag_key, min(name), max(put_at) FROM ticket_tag GROUP BY client_id, tag_key;
INSERT INTO ticket_time (client_id, ticket_id, time_id, person_id, person_name, minutes, spent_on, created_at)
SELECT client_id, ticket_id, volume.id(14, n), volume.id(6, does), 'Técnico ' || does, 5 + n % 90, updated::date, updated
FROM volume.ticket WHERE n % 3 = 1;
INSERT INTO ticket_watcher (client_id, ticket_id, user_id, user_name, of_team, since)
SELECT client_id, ticket_id, volume.id(6, 1 + n % 40), 'Técnico ' || (1 + n % 40), true, created FROM volume.ticket WHERE n % 7 = 0;
INSERT INTO ticket_relation (client_id, ticket_id, other_id, created_at)
SELECT t.client_id, t.ticket_id, o.ticket_id, o.created FROM volume.ticket t JOIN volume.ticket o ON o.n = t.n + 1000 AND o.client = t.client WHERE t.n % 50 = 0;

INSERT INTO ticket_words (client_id, ticket_id, words)
SELECT t.client_id, t.ticket_id, w.words || strip(to_tsvector('plain_words', volume.person(asks) || ' ' || coalesce(volume.machine(machine), '')))
    || coalesce(s1.words, '') || coalesce(s2.words, '')
FROM volume.ticket t JOIN volume.wrote w ON w.n = (t.n::bigint * 7907) % volume.texts(30000)
LEFT JOIN volume.said s1 ON comments > 0 AND s1.n = (t.n::bigint * 5 + 1) % volume.texts(20000)
LEFT JOIN volume.said s2 ON comments > 1 AND s2.n = (t.n::bigint * 5 + 2) % volume.texts(20000);

SET maintenance_work_mem = '512MB';
DO $$
DECLARE old record;
BEGIN
    FOR old IN SELECT again FROM volume.made LOOP
        EXECUTE old.again;
    END LOOP;
END $$;
RESET maintenance_work_mem;
