-- 1,000,000 tickets over the 1,000 clients of assets.sql, a tenth of them in one client. Runs after assets.sql, as the administrator.

CREATE FUNCTION volume_word(n int) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN coalesce((ARRAY['impresora', 'correo', 'factura', 'facturación', 'timbrar', 'pantalla', 'lento', 'lenta',
    'red', 'internet', 'contraseña', 'acceso', 'disco', 'lleno', 'respaldo', 'servidor', 'teclado', 'monitor', 'actualizar',
    'actualización', 'Windows', 'Office', 'Excel', 'sistema', 'nómina', 'contabilidad', 'almacén', 'ventas', 'error', 'abre',
    'cierra', 'reinicié', 'mensaje', 'carpeta', 'compartida', 'permiso', 'usuario', 'nuevo', 'equipo', 'teléfono', 'extensión',
    'llamadas', 'conexión', 'antivirus', 'licencia', 'archivo', 'descargar', 'escáner', 'tóner', 'papel', 'atasco', 'cable',
    'switch', 'módem', 'batería', 'cargador', 'sonido', 'micrófono', 'cámara', 'reunión', 'navegador', 'página', 'portal',
    'proveedor', 'cliente', 'reporte', 'tabla', 'fórmula', 'macro', 'virus', 'spam', 'firma', 'logo', 'dominio', 'certificado',
    'renovar', 'instalar', 'desinstalar', 'lector', 'PDF', 'memoria', 'RAM', 'procesador', 'ventilador', 'ruido', 'calor',
    'apaga', 'prende', 'azul', 'reinicia', 'solo', 'mañana', 'ayer', 'hoy', 'urgente', 'favor', 'gracias', 'ayuda'])[n], 'término' || n);

-- Words follow a long tail: the first ones are in every third ticket, the last ones in hardly any.
CREATE FUNCTION volume_text(seed bigint, words int) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(volume_word(1 + floor(5097 * power(random(), 6))::int + 0 * (i + seed)::int), ' ')
    FROM generate_series(1, words) i
$$;

CREATE TABLE volume_text AS
SELECT n, volume_text(n, 5) AS subject, volume_text(n, 40) AS description FROM generate_series(0, 29999) n;
CREATE INDEX ON volume_text (n);

CREATE TABLE volume_ticket AS
SELECT n, CASE WHEN n % 10 = 0 THEN 1 ELSE 2 + (n::bigint * 7919) % 999 END AS client, random() AS dice, random() AS other,
       now() - interval '3 years' * (1 - n / 1000000.0) AS created
FROM generate_series(1, 1000000) n;

-- Twenty queues besides the one that always is: the first holds a third, the last hardly anything.
INSERT INTO ticket_queue (client_id, queue_id, name, created_at, updated_at)
SELECT '00000000-0000-0000-0000-000000000000', volume_id('queue', n), 'Cola ' || n, now(), now() FROM generate_series(1, 20) n;

INSERT INTO ticket (client_id, ticket_id, number, subject, description, category, category_id, queue_id, priority, state, channel, requester_id,
                    requester_name, asset_id, asset_name, site_id, assignee_id, assignee_name, machine_facts, created_at,
                    updated_at, resolved_at, closed_at, public_comments)
SELECT volume_id('client', client), volume_id('ticket', t.n), t.n, w.subject, w.description,
       (ARRAY['Hardware', 'Software', 'Red', 'Impresoras', 'Correo', 'Accesos', 'Otro'])[1 + t.n % 7],
       ('00000000-0000-7000-8000-000000000' || (ARRAY['201', '206', '203', '202', '204', '205', '208'])[1 + t.n % 7])::uuid,
       CASE WHEN t.n % 3 = 0 THEN '00000000-0000-7000-8000-000000000100' ELSE volume_id('queue', 1 + floor(20 * power(((t.n::bigint * 7907) % 9973) / 9973.0, 4))::int) END,
       CASE WHEN other < 0.03 THEN 'critica' WHEN other < 0.18 THEN 'alta' WHEN other < 0.8 THEN 'media' ELSE 'baja' END,
       state, (ARRAY['portal', 'email', 'agente', 'portal', 'phone', 'email'])[1 + t.n % 6],
       volume_id('user', client * 100 + 2 + t.n % 39),
       (ARRAY['Gabriela', 'Ernesto', 'Hugo', 'Rubén', 'Teresa', 'Jimena', 'Paola', 'Íñigo'])[1 + (client + 2 + t.n % 39) % 8]
           || ' Montes ' || client,
       NULL, '', volume_id('site', client * 10 + 1 + t.n % 3),
       CASE WHEN state = 'nuevo' THEN NULL ELSE volume_id('staff', t.n % 40) END,
       CASE WHEN state = 'nuevo' THEN '' ELSE 'Técnico ' || t.n % 40 END,
       jsonb_build_object('system_metrics', jsonb_build_object('cpu_usage', 71, 'memory_usage', 74, 'disk_usage', 96)),
       created, least(now(), created + interval '10 days' * other),
       CASE WHEN state IN ('resuelto', 'cerrado') THEN least(now(), created + interval '10 days' * other) END,
       CASE WHEN state = 'cerrado' THEN least(now(), created + interval '10 days' * other) END, t.n % 5
FROM (SELECT *, CASE WHEN dice < 0.005 THEN 'nuevo' WHEN dice < 0.015 THEN 'asignado' WHEN dice < 0.03 THEN 'en_progreso'
                     WHEN dice < 0.04 THEN 'en_espera' WHEN dice < 0.07 THEN 'resuelto' ELSE 'cerrado' END AS state
      FROM volume_ticket) t JOIN volume_text w ON w.n = (t.n::bigint * 7907) % 30000;

-- A tenth is of machines.
UPDATE ticket t SET asset_id = a.asset_id, asset_name = a.name
FROM asset a
WHERE t.number % 10 = 3 AND a.client_id = t.client_id AND a.number = (SELECT min(number) + t.number % 80 FROM asset m WHERE m.client_id = t.client_id);

DROP TABLE volume_ticket, volume_text;
DROP FUNCTION volume_text(bigint, int);
DROP FUNCTION volume_word(int);
