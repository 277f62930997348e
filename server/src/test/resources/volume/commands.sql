-- What machines were asked to do: scripts of the house and of clients, runs of them, and single commands. Runs after
-- assets.sql and before tickets.sql: SET volume.commands = 1000000

INSERT INTO script (client_id, script_id, name, description, language, tags, version, updated_at, updated_by_name)
SELECT CASE WHEN n % 4 = 0 THEN '00000000-0000-0000-0000-000000000000' ELSE volume.id(1, 1 + n % volume.wanted('clients')) END,
       volume.id(30, n), volume.one_of(n, 31, 'Limpiar', 'Revisar', 'Reiniciar', 'Medir') || ' '
           || volume.one_of(n, 32, 'temporales', 'la cola de impresión', 'el disco', 'la red') || ' ' || n,
       'Lo que hace el script ' || n, (ARRAY['powershell', 'batch', 'shell'])[1 + n % 3],
       ARRAY[volume.one_of(n, 33, 'disco', 'red', 'impresoras', 'limpieza')], 2, now() - n * interval '1 minute', 'Técnico 1'
FROM generate_series(1, 4000) n;

INSERT INTO script_version (client_id, script_id, version, name, description, language, tags, body, timeout_seconds, made_at, made_by_name)
SELECT client_id, script_id, v, name, description, language, tags, repeat('echo revisando ' || v || E'\n', 40), 300, updated_at, updated_by_name
FROM script, generate_series(1, 2) v;

-- Each machine in turn, round by round; in each round every other machine of a client is in one run of it.
CREATE TABLE volume.command AS
SELECT c.n, c.round, a.n AS machine, a.client, (c.n / 2 + c.round) % 2 = 0 AS of_run,
       now() - (volume.wanted('commands') - c.n) * interval '2 seconds' AS at, volume.dice(c.n, 34, 100) AS dice
FROM (SELECT n, (n - 1) / volume.wanted('machines') AS round FROM generate_series(1, volume.wanted('commands')) n) c
JOIN volume.asset a ON a.n = 1 + (c.n::bigint * 7919) % volume.wanted('machines');
ANALYZE volume.command;

INSERT INTO script_run (client_id, run_id, script_client, script_id, script_version, script_name, reason, owner_id, owner_name,
                        made_at, starts, due_at, expires_at, machines, busy)
SELECT volume.id(1, client), volume.id(31, client * 1000 + round), '00000000-0000-0000-0000-000000000000',
       volume.id(30, 4 * (1 + (client * 7 + round) % 900)), 2, 'Revisar la red', 'Revisión del mes', volume.id(6, 1), 'Técnico 1',
       min(at), 'now', min(at), max(at) + interval '1 hour', least(count(*), 5000), false
FROM volume.command WHERE of_run GROUP BY client, round;

INSERT INTO script_run_machine (client_id, run_id, asset_id, place, site_id, command_id)
SELECT volume.id(1, client), volume.id(31, client * 1000 + round), volume.id(4, machine),
       row_number() OVER (PARTITION BY client, round ORDER BY n), volume.id(2, client * 10 + 1 + machine % 3), volume.id(32, n)
FROM volume.command WHERE of_run;

INSERT INTO agent_command (client_id, asset_id, command_id, kind, script, script_type, created_by_name, created_at, expires_at,
                           delivered_at, status, exit_code, stdout, stderr, truncated, started_at, finished_at, result_at, run_id)
SELECT volume.id(1, client), volume.id(4, machine), volume.id(32, n),
       CASE WHEN of_run THEN 'script' ELSE (ARRAY['collect_inventory', 'list_processes', 'restart_agent', 'control_service'])[1 + n % 4] END,
       CASE WHEN of_run THEN 'echo revisando' END, CASE WHEN of_run THEN 'shell' END, 'Técnico 1', at, at + interval '1 hour',
       CASE WHEN dice < 98 THEN at + interval '30 seconds' END,
       CASE WHEN dice < 93 THEN 'succeeded' WHEN dice < 98 THEN 'failed' END, CASE WHEN dice < 93 THEN 0 WHEN dice < 98 THEN 1 END,
       CASE WHEN dice < 98 THEN 'revisado ' || n || repeat(E'\nnada que decir', 5) END, CASE WHEN dice < 98 THEN '' END, false,
       CASE WHEN dice < 98 THEN at + interval '31 seconds' END, CASE WHEN dice < 98 THEN at + interval '32 seconds' END,
       CASE WHEN dice < 98 THEN at + interval '33 seconds' END, CASE WHEN of_run THEN volume.id(31, client * 1000 + round) END
FROM volume.command;
