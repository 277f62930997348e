-- History of readings: partitions are made and dropped here, and a day becomes its hours. The application's roles own no
-- table, so what makes and drops them runs as the owner.

-- Makes the partition of a month of what is kept for 13 months.
CREATE OR REPLACE FUNCTION ensure_metric_month(of_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE month date := date_trunc('month', of_day)::date;
BEGIN
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF metric_rollup FOR VALUES FROM (%L) TO (%L)',
        'metric_rollup_' || to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date);
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF asset_boot FOR VALUES FROM (%L) TO (%L)',
        'asset_boot_' || to_char(month, 'YYYYMM'), month::timestamp AT TIME ZONE 'UTC',
        (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
END $$;

CREATE OR REPLACE FUNCTION ensure_late_day(of_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF metric_late FOR VALUES FROM (%L) TO (%L)',
        'metric_late_' || to_char(of_day, 'YYYYMMDD'), of_day::timestamp AT TIME ZONE 'UTC',
        (of_day + 1)::timestamp AT TIME ZONE 'UTC');
END $$;

-- Drops the oldest partition of the table that is older than it is kept, if there is one. By the database's own clock: a
-- server whose clock is ahead throws nothing away. Whoever reads makes it wait, for three seconds at most, and the next round
-- tries again.
CREATE OR REPLACE FUNCTION drop_oldest_partition(of_table text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
    part text;
    bound text := CASE of_table
        WHEN 'metric_late' THEN to_char((now() - interval '9 days') AT TIME ZONE 'UTC', 'YYYYMMDD')
        WHEN 'metric_rollup' THEN to_char((now() - interval '13 months') AT TIME ZONE 'UTC', 'YYYYMM')
        WHEN 'asset_boot' THEN to_char((now() - interval '13 months') AT TIME ZONE 'UTC', 'YYYYMM')
    END;
BEGIN
    SELECT c.relname INTO part FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = of_table::regclass AND c.relname COLLATE "C" < of_table || '_' || bound
    ORDER BY c.relname LIMIT 1;
    IF part IS NOT NULL THEN
        EXECUTE format('DROP TABLE %I', part);
    END IF;
    RETURN part;
END $$;

-- The oldest day that has points of its own, when all of it is older than 49 hours. Points older than 48 hours are stored as
-- late ones, so nobody writes into it any more.
CREATE OR REPLACE FUNCTION metric_day_to_roll(now_there timestamptz) RETURNS date LANGUAGE sql STABLE
SET search_path = public, pg_temp
RETURN (SELECT d.day FROM (
            SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'metric_point'::regclass AND c.relname ~ '^metric_point_\d{8}$') d
        WHERE (d.day + 1)::timestamp AT TIME ZONE 'UTC' <= least(now_there, now()) - interval '49 hours'
        ORDER BY d.day LIMIT 1);

-- Whether the points of the day are still there.
CREATE OR REPLACE FUNCTION has_metric_day(of_day date) RETURNS boolean LANGUAGE sql STABLE
SET search_path = public, pg_temp
RETURN to_regclass('metric_point_' || to_char(of_day, 'YYYYMMDD')) IS NOT NULL;

-- Drops the points of a day that has been rolled up.
CREATE OR REPLACE FUNCTION drop_metric_day(of_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
BEGIN
    IF (of_day + 1)::timestamp AT TIME ZONE 'UTC' > now() - interval '49 hours' THEN
        RAISE EXCEPTION 'the points of % are not old enough', of_day;
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS %I', 'metric_point_' || to_char(of_day, 'YYYYMMDD'));
    DELETE FROM metric_rollup_step WHERE day = of_day;
END $$;

-- Writes the hours of a day of these machines: from the day's points, or from what is there and the late ones that wait.
-- Either again gives the same.
CREATE OR REPLACE FUNCTION store_metric_hours(of_day date, clients uuid[], assets uuid[], late boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    since timestamptz := of_day::timestamp AT TIME ZONE 'UTC';
    until timestamptz := (of_day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
    INSERT INTO metric_rollup AS old (client_id, asset_id, day, points, cpu_min, cpu_mean, cpu_max, memory_min, memory_mean,
        memory_max, disk_min, disk_mean, disk_max, network_min, network_mean, network_max,
        temperature_min, temperature_mean, temperature_max)
    WITH wanted AS (SELECT * FROM unnest(clients, assets) AS w (client_id, asset_id)),
    said AS (
        SELECT p.client_id, p.asset_id, extract(hour FROM p.at AT TIME ZONE 'UTC')::int AS h, 1 AS n,
            p.cpu AS c0, p.cpu AS c1, p.cpu AS c2, p.memory AS m0, p.memory AS m1, p.memory AS m2,
            p.disk AS d0, p.disk AS d1, p.disk AS d2, p.network AS n0, p.network AS n1, p.network AS n2,
            p.temperature AS t0, p.temperature AS t1, p.temperature AS t2
        FROM wanted JOIN metric_point p USING (client_id, asset_id) WHERE NOT late AND p.at >= since AND p.at < until
        UNION ALL
        SELECT p.client_id, p.asset_id, extract(hour FROM p.at AT TIME ZONE 'UTC')::int, 1,
            p.cpu, p.cpu, p.cpu, p.memory, p.memory, p.memory, p.disk, p.disk, p.disk, p.network, p.network, p.network,
            p.temperature, p.temperature, p.temperature
        FROM wanted JOIN metric_late p USING (client_id, asset_id)
        WHERE late AND p.state = 'taken' AND p.at >= since AND p.at < until
        UNION ALL
        SELECT r.client_id, r.asset_id, u.place::int - 1, u.n,
            u.c0, u.c1, u.c2, u.m0, u.m1, u.m2, u.d0, u.d1, u.d2, u.n0, u.n1, u.n2, u.t0, u.t1, u.t2
        FROM wanted JOIN metric_rollup r USING (client_id, asset_id),
            unnest(r.points, r.cpu_min, r.cpu_mean, r.cpu_max, r.memory_min, r.memory_mean, r.memory_max,
                r.disk_min, r.disk_mean, r.disk_max, r.network_min, r.network_mean, r.network_max,
                r.temperature_min, r.temperature_mean, r.temperature_max) WITH ORDINALITY
                AS u (n, c0, c1, c2, m0, m1, m2, d0, d1, d2, n0, n1, n2, t0, t1, t2, place)
        WHERE late AND r.day = of_day AND u.n > 0),
    hour AS (
        SELECT client_id, asset_id, h, sum(n)::smallint AS n,
            min(c0) AS c0, (sum(n * c1::float8) / sum(n) FILTER (WHERE c1 IS NOT NULL))::real AS c1, max(c2) AS c2,
            min(m0) AS m0, (sum(n * m1::float8) / sum(n) FILTER (WHERE m1 IS NOT NULL))::real AS m1, max(m2) AS m2,
            min(d0) AS d0, (sum(n * d1::float8) / sum(n) FILTER (WHERE d1 IS NOT NULL))::real AS d1, max(d2) AS d2,
            min(n0) AS n0, (sum(n * n1::float8) / sum(n) FILTER (WHERE n1 IS NOT NULL))::real AS n1, max(n2) AS n2,
            min(t0) AS t0, (sum(n * t1::float8) / sum(n) FILTER (WHERE t1 IS NOT NULL))::real AS t1, max(t2) AS t2
        FROM said GROUP BY client_id, asset_id, h),
    whole AS (
        SELECT w.client_id, w.asset_id, g.h, coalesce(hour.n, 0)::smallint AS n,
            c0, c1, c2, m0, m1, m2, d0, d1, d2, n0, n1, n2, t0, t1, t2
        FROM wanted w CROSS JOIN generate_series(0, 23) AS g (h) LEFT JOIN hour USING (client_id, asset_id, h))
    SELECT client_id, asset_id, of_day, array_agg(n ORDER BY h),
        CASE WHEN count(c1) > 0 THEN array_agg(c0 ORDER BY h) END, CASE WHEN count(c1) > 0 THEN array_agg(c1 ORDER BY h) END,
        CASE WHEN count(c1) > 0 THEN array_agg(c2 ORDER BY h) END, CASE WHEN count(m1) > 0 THEN array_agg(m0 ORDER BY h) END,
        CASE WHEN count(m1) > 0 THEN array_agg(m1 ORDER BY h) END, CASE WHEN count(m1) > 0 THEN array_agg(m2 ORDER BY h) END,
        CASE WHEN count(d1) > 0 THEN array_agg(d0 ORDER BY h) END, CASE WHEN count(d1) > 0 THEN array_agg(d1 ORDER BY h) END,
        CASE WHEN count(d1) > 0 THEN array_agg(d2 ORDER BY h) END, CASE WHEN count(n1) > 0 THEN array_agg(n0 ORDER BY h) END,
        CASE WHEN count(n1) > 0 THEN array_agg(n1 ORDER BY h) END, CASE WHEN count(n1) > 0 THEN array_agg(n2 ORDER BY h) END,
        CASE WHEN count(t1) > 0 THEN array_agg(t0 ORDER BY h) END, CASE WHEN count(t1) > 0 THEN array_agg(t1 ORDER BY h) END,
        CASE WHEN count(t1) > 0 THEN array_agg(t2 ORDER BY h) END
    FROM whole GROUP BY client_id, asset_id HAVING sum(n) > 0
    ON CONFLICT (client_id, asset_id, day) DO UPDATE SET points = excluded.points,
        cpu_min = excluded.cpu_min, cpu_mean = excluded.cpu_mean, cpu_max = excluded.cpu_max,
        memory_min = excluded.memory_min, memory_mean = excluded.memory_mean, memory_max = excluded.memory_max,
        disk_min = excluded.disk_min, disk_mean = excluded.disk_mean, disk_max = excluded.disk_max,
        network_min = excluded.network_min, network_mean = excluded.network_mean, network_max = excluded.network_max,
        temperature_min = excluded.temperature_min, temperature_mean = excluded.temperature_mean,
        temperature_max = excluded.temperature_max;
END $$;

-- Rolls the day up for the next machines, so many at most, and writes down how far it came. Gives how many they were: none
-- means that the day is done.
CREATE OR REPLACE FUNCTION roll_up_metrics(of_day date, most int) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    since timestamptz := of_day::timestamp AT TIME ZONE 'UTC';
    until timestamptz := (of_day + 1)::timestamp AT TIME ZONE 'UTC';
    last_client uuid;
    last_asset uuid;
    clients uuid[];
    assets uuid[];
BEGIN
    SELECT after_client, after_asset INTO last_client, last_asset FROM metric_rollup_step WHERE day = of_day;
    IF NOT FOUND THEN
        last_client := '00000000-0000-0000-0000-000000000000';
        last_asset := last_client;
    END IF;
    -- From one machine to the next in the key, without reading the points between.
    WITH RECURSIVE jump AS (
        (SELECT p.client_id, p.asset_id, 1 AS n FROM metric_point p
         WHERE p.at >= since AND p.at < until AND (p.client_id, p.asset_id) > (last_client, last_asset)
         ORDER BY p.client_id, p.asset_id LIMIT 1)
        UNION ALL
        SELECT next.client_id, next.asset_id, jump.n + 1 FROM jump, LATERAL (
            SELECT p.client_id, p.asset_id FROM metric_point p
            WHERE p.at >= since AND p.at < until AND (p.client_id, p.asset_id) > (jump.client_id, jump.asset_id)
            ORDER BY p.client_id, p.asset_id LIMIT 1) next
        WHERE jump.n < most)
    SELECT array_agg(client_id ORDER BY n), array_agg(asset_id ORDER BY n) INTO clients, assets FROM jump;
    IF clients IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM store_metric_hours(of_day, clients, assets, false);
    INSERT INTO metric_rollup_step VALUES (of_day, clients[cardinality(clients)], assets[cardinality(assets)])
    ON CONFLICT (day) DO UPDATE SET after_client = excluded.after_client, after_asset = excluded.after_asset;
    RETURN cardinality(clients);
END $$;

-- Puts waiting late points of one day into their hours, of so many machines at most; a day whose own points are still there
-- waits for them. Gives the number of machines.
CREATE OR REPLACE FUNCTION merge_late_metrics(most int) RETURNS int LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE of_day date; since timestamptz; clients uuid[]; assets uuid[];
BEGIN
    SELECT d.day INTO of_day FROM (
        SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'metric_late'::regclass AND c.relname ~ '^metric_late_\d{8}$') d
    WHERE NOT has_metric_day(d.day)
      AND EXISTS (SELECT FROM metric_late l WHERE l.state = 'waiting' AND l.at >= d.day::timestamp AT TIME ZONE 'UTC'
                    AND l.at < (d.day + 1)::timestamp AT TIME ZONE 'UTC')
    ORDER BY d.day LIMIT 1;
    IF of_day IS NULL THEN
        RETURN 0;
    END IF;
    since := of_day::timestamp AT TIME ZONE 'UTC';
    SELECT array_agg(l.client_id), array_agg(l.asset_id) INTO clients, assets FROM (
        SELECT DISTINCT client_id, asset_id FROM metric_late
        WHERE state = 'waiting' AND at >= since AND at < since + interval '1 day'
        ORDER BY client_id, asset_id LIMIT most) l;
    -- What arrives from now on is not taken, and waits for the next time.
    UPDATE metric_late l SET state = 'taken' FROM unnest(clients, assets) AS w (client_id, asset_id)
    WHERE l.client_id = w.client_id AND l.asset_id = w.asset_id AND l.state = 'waiting'
      AND l.at >= since AND l.at < since + interval '1 day';
    PERFORM ensure_metric_month(of_day);
    PERFORM store_metric_hours(of_day, clients, assets, true);
    UPDATE metric_late l SET state = 'merged' FROM unnest(clients, assets) AS w (client_id, asset_id)
    WHERE l.client_id = w.client_id AND l.asset_id = w.asset_id AND l.state = 'taken'
      AND l.at >= since AND l.at < since + interval '1 day';
    RETURN cardinality(clients);
END $$;

REVOKE EXECUTE ON FUNCTION ensure_metric_month(date), ensure_late_day(date), drop_oldest_partition(text),
    metric_day_to_roll(timestamptz), has_metric_day(date), drop_metric_day(date),
    store_metric_hours(date, uuid[], uuid[], boolean), roll_up_metrics(date, int), merge_late_metrics(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_metric_month(date), ensure_late_day(date), drop_oldest_partition(text),
    metric_day_to_roll(timestamptz), has_metric_day(date), drop_metric_day(date),
    store_metric_hours(date, uuid[], uuid[], boolean), roll_up_metrics(date, int), merge_late_metrics(int) TO app_ingest;
