-- Searches over software that row-level security would keep from their indexes. Flyway runs this file again whenever it
-- changes. These functions run as the owner; they take the clients from the transaction's role.

DROP FUNCTION IF EXISTS machines_with(uuid[], int[], int);
DROP FUNCTION IF EXISTS titles_named(uuid[], text, int);

-- Machines in use that have any of these versions.
CREATE FUNCTION machines_with(asked uuid[], versions int[], most int) RETURNS TABLE (found_client uuid, found_asset uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE reach uuid[] := reachable_clients(asked);
BEGIN
    IF cardinality(versions) = 0 THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT m.client_id, m.asset_id FROM machine_software m
        WHERE m.version_ids && versions AND m.counted AND (reach IS NULL OR m.client_id = ANY (reach))
        LIMIT most;
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
