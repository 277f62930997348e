-- Searches over software that row-level security would keep from their indexes. Flyway runs this file again whenever it
-- changes. These functions run as the owner; they take the clients from the transaction's role.

DROP FUNCTION IF EXISTS machines_with(uuid[], int[], int);
DROP FUNCTION IF EXISTS titles_named(uuid[], text, int);

-- Machines in use that have any of these versions. One version after another: an index of arrays that is asked for thousands
-- at once compares each machine with each of them, and one that is not asked reads every machine's list.
CREATE FUNCTION machines_with(asked uuid[], versions int[], most int) RETURNS TABLE (found_client uuid, found_asset uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off AS $$
DECLARE reach uuid[] := reachable_clients(asked);
BEGIN
    RETURN QUERY
        SELECT DISTINCT has.client_id, has.asset_id FROM (
            SELECT one.client_id, one.asset_id
            FROM unnest(versions) AS wanted (version_id)
            CROSS JOIN LATERAL (
                SELECT m.client_id, m.asset_id FROM machine_software m
                WHERE m.version_ids @> ARRAY[wanted.version_id] AND m.counted AND (reach IS NULL OR m.client_id = ANY (reach))) one
            LIMIT most) has;
END $$;

-- Titles with this in their name, of any writing; % and _ stand for themselves unless the pattern says otherwise.
CREATE FUNCTION titles_named(asked uuid[], pattern text, most int) RETURNS TABLE (found_client uuid, found_title int, found_name text, found_publisher text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE reach uuid[] := reachable_clients(asked);
BEGIN
    IF reach IS NULL THEN
        RETURN QUERY SELECT t.client_id, t.title_id, t.name, t.publisher FROM software_title t WHERE t.name ILIKE pattern LIMIT most;
    ELSE
        RETURN QUERY SELECT t.client_id, t.title_id, t.name, t.publisher FROM software_title t
            WHERE t.client_id = ANY (reach) AND t.name ILIKE pattern LIMIT most;
    END IF;
END $$;
