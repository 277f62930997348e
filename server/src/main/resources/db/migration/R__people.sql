-- Of a word that half of the world holds, the first 500 found are put in order: whoever types on is told more exactly.
-- The longest word chooses the rows from the index, the others are looked at in them.
CREATE OR REPLACE FUNCTION find_people(asked_clients uuid[], words text[], most int) RETURNS TABLE (found_client uuid, found_user uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    patterns text[] := ARRAY(
        SELECT '%' || replace(replace(replace(plain_text(word), '\', '\\'), '%', '\%'), '_', '\_') || '%'
        FROM unnest(words) AS word ORDER BY length(word) DESC);
BEGIN
    RETURN QUERY
        SELECT found.client_id, found.user_id FROM (
            SELECT u.client_id, u.user_id, u.name FROM app_user u
            WHERE u.active AND u.role IN ('client_admin', 'requester')
              AND person_text(u.name, u.login, u.email, u.phone) LIKE patterns[1]
              AND person_text(u.name, u.login, u.email, u.phone) LIKE ALL (patterns)
              AND (reach IS NULL OR u.client_id = ANY (reach))
            LIMIT 500) found
        ORDER BY found.name COLLATE "es-x-icu", found.user_id
        LIMIT most;
END $$;
