-- Gives what one record of a machine has to another one of the same client. Flyway runs this file again whenever it
-- changes. It finds every table with rows of machines by itself, so that none that comes later is forgotten.

DROP FUNCTION IF EXISTS merge_asset_rows(uuid, uuid, uuid);
DROP FUNCTION IF EXISTS asset_holdings(uuid, uuid);

-- What describes the record itself stays with it: who it was, what it had installed, and the key of its agent. A row that
-- would be there twice, such as a reading of the same moment, stays, too. Returns how many rows of each table went over.
CREATE FUNCTION merge_asset_rows(asked uuid, loser uuid, survivor uuid) RETURNS TABLE (of_table text, moved bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public AS $$
DECLARE
    held record;
    twice text;
    number bigint;
BEGIN
    IF current_setting('role') NOT IN ('app_staff', 'app_admin') OR asked <> ALL (reachable_clients(ARRAY[asked])) THEN
        RAISE insufficient_privilege;
    END IF;
    FOR held IN
        SELECT c.oid, c.relname FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'asset_id' AND NOT a.attisdropped
        JOIN pg_attribute k ON k.attrelid = c.oid AND k.attname = 'client_id' AND NOT k.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND c.relname NOT IN ('asset', 'asset_status', 'inventory', 'machine_software', 'software_news', 'agent_credential',
                                'agent_nonce', 'inventory_finding')
        ORDER BY c.relname
    LOOP
        SELECT coalesce(string_agg(format(
                   ' AND (NOT (%s) OR NOT EXISTS (SELECT FROM (SELECT * FROM %I WHERE client_id = $1 AND asset_id = $3 AND (%s)) o WHERE %s))',
                   coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'), held.relname,
                   coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
                   coalesce((SELECT string_agg(format('o.%I = t.%I', a.attname, a.attname), ' AND ')
                             FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                               AND a.attname NOT IN ('client_id', 'asset_id')), 'true')), ''), '')
        INTO twice
        FROM pg_index i
        WHERE i.indrelid = held.oid AND i.indisunique AND i.indexprs IS NULL
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                        AND a.attname = 'asset_id');
        EXECUTE format('UPDATE %I t SET asset_id = $3 WHERE client_id = $1 AND asset_id = $2%s', held.relname, twice)
            USING asked, loser, survivor;
        GET DIAGNOSTICS number = ROW_COUNT;
        IF number > 0 THEN
            of_table := held.relname;
            moved := number;
            RETURN NEXT;
        END IF;
    END LOOP;
    UPDATE asset SET claims = survivor WHERE client_id = asked AND claims = loser;
    -- The alerts of what was found went over, too: they close there unless the machine that stays is so itself.
    INSERT INTO inventory_finding (client_id, asset_id, kind, subject, watch_id, severity, details, since, ended)
    SELECT f.client_id, survivor, f.kind, f.subject, f.watch_id, f.severity, f.details, f.since, true
    FROM inventory_finding f WHERE f.client_id = asked AND f.asset_id = loser ON CONFLICT DO NOTHING;
    UPDATE inventory_finding SET ended = true WHERE client_id = asked AND asset_id = loser;
    INSERT INTO software_news (client_id, news_id, asset_id, at, beginning, come, gone, titles_come, titles_gone)
    VALUES (asked, gen_random_uuid(), survivor, now(), true, '{}', '{}', '{}', '{}');
END $$;

-- What each of two records has, for the choice which one stays.
CREATE FUNCTION asset_holdings(asked uuid, asset uuid)
RETURNS TABLE (tickets bigint, alerts bigint, changes bigint, commands bigint, events bigint, programs bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public AS $$
BEGIN
    IF asked <> ALL (reachable_clients(ARRAY[asked])) THEN
        RAISE insufficient_privilege;
    END IF;
    RETURN QUERY SELECT
        (SELECT count(*) FROM ticket t WHERE t.client_id = asked AND t.asset_id = asset),
        (SELECT count(*) FROM alert t WHERE t.client_id = asked AND t.asset_id = asset),
        (SELECT count(*) FROM inventory_change t WHERE t.client_id = asked AND t.asset_id = asset),
        (SELECT count(*) FROM agent_command t WHERE t.client_id = asked AND t.asset_id = asset),
        (SELECT count(*) FROM asset_event t WHERE t.client_id = asked AND t.asset_id = asset),
        coalesce((SELECT cardinality(t.version_ids) FROM machine_software t
                  WHERE t.client_id = asked AND t.asset_id = asset), 0)::bigint;
END $$;
