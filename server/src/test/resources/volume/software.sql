-- What is installed on the machines of assets.sql, and what changed there: SET volume.programs = 200 for each machine. Runs
-- behind it, on the same connection.

CREATE FUNCTION volume.program(t bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN t <= 10 THEN (ARRAY['Google Chrome', 'Mozilla Firefox', '7-Zip', 'Microsoft Edge', 'Adobe Acrobat Reader',
        'Zoom Workplace', 'Microsoft 365', 'CONTPAQi Contabilidad', 'AnyDesk', 'uTorrent'])[t]
        ELSE volume.one_of(t, 21, 'Visor', 'Editor', 'Controlador', 'Biblioteca', 'Agente', 'Paquete') || ' '
             || volume.one_of(t, 22, 'Norte', 'Microsoft Visual', 'HP', 'Aspel', 'Office', 'libxml', 'Java', 'SQL') || ' ' || t END;

-- As the server makes it of numbers between points.
CREATE FUNCTION volume.sort_key(version text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ':10/' || (SELECT string_agg(':' || chr(48 + length(part)) || part, '' ORDER BY place)
                      FROM regexp_split_to_table(version, '\.') WITH ORDINALITY AS p (part, place)) || '#';

INSERT INTO software_title (client_id, title_id, name, publisher)
SELECT volume.id(1, c), c * 1000 + t, volume.program(t), 'Fabricante ' || t % 120
FROM generate_series(1, volume.wanted('clients')) c, generate_series(1, 800) t;

INSERT INTO software_version (client_id, version_id, title_id, version, sort_key)
SELECT client_id, title_id * 4 + k, title_id, version, volume.sort_key(version)
FROM (SELECT client_id, title_id, k, (117 + k) || '.' || 1 + title_id % 9 || '.' || 10 + k AS version
      FROM software_title, generate_series(0, 3) k) v;

-- The first ten programs are everywhere, the others on every fourth machine or so.
INSERT INTO machine_software (client_id, asset_id, version_ids, installed_days, sizes, counted)
SELECT volume.id(1, a.client), volume.id(4, a.n), has.versions, has.days, has.sizes, a.dice >= 0.01
FROM volume.asset a
CROSS JOIN LATERAL (
    SELECT array_agg(version ORDER BY version) AS versions, array_agg(20000 ORDER BY version) AS days,
           array_agg(1000000::bigint ORDER BY version) AS sizes
    FROM (SELECT (a.client * 1000 + CASE WHEN i < 10 THEN i + 1 ELSE 11 + (a.n * 13 + i * 3) % 790 END)::int * 4
                 + ((a.n + i) % 4)::int AS version
          FROM generate_series(0, volume.wanted('programs') - 1) i) one) has;

UPDATE software_version v SET machines = c.number
FROM (SELECT version_id, count(*) AS number FROM machine_software, unnest(version_ids) version_id WHERE counted GROUP BY 1) c
WHERE v.version_id = c.version_id;
UPDATE software_title t SET machines = c.number
FROM (SELECT client_id, title_id, sum(machines) AS number FROM software_version GROUP BY 1, 2) c
WHERE t.client_id = c.client_id AND t.title_id = c.title_id;
INSERT INTO software_total (client_id, name, publisher, machines)
SELECT '00000000-0000-0000-0000-000000000000', name, publisher, sum(machines) FROM software_title GROUP BY name, publisher;
SELECT setval('software_number', (SELECT max(version_id) FROM software_version));

INSERT INTO inventory_change (client_id, asset_id, change_id, at, kind, subject, before, after)
SELECT volume.id(1, a.client), volume.id(4, a.n), volume.id(31, a.n * 20 + k), now() - random() * interval '300 days',
       CASE WHEN k < 17 THEN (ARRAY['installed', 'removed', 'upgraded'])[1 + k % 3] ELSE (ARRAY['memory', 'user', 'ip'])[k - 16] END,
       CASE WHEN k < 17 THEN volume.program(1 + (a.n * 7 + k) % 800) ELSE (ARRAY['ram', 'last_user', 'ip_address'])[k - 16] END,
       CASE WHEN k = 17 THEN '16 GB' ELSE '118.1.10' END, CASE WHEN k = 17 THEN '8 GB' ELSE '119.1.11' END
FROM volume.asset a, generate_series(0, 19) k;
