-- What tickets of every role need of the house's promises. Flyway runs this file again whenever it changes. The function runs
-- as the owner; it takes the clients from the transaction's role.
DROP FUNCTION IF EXISTS sla_terms_of(uuid);

-- What the house says, and what this client's contract says when the role reaches it.
CREATE FUNCTION sla_terms_of(asked_client uuid)
RETURNS TABLE (client_id uuid, time_zone text, calendar jsonb, agreement jsonb, version int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE within uuid := (SELECT unnest(reachable_clients(ARRAY[asked_client])) LIMIT 1);
BEGIN
    RETURN QUERY
    SELECT c.client_id, c.time_zone, t.calendar, t.agreement, coalesce(t.version, 0)
    FROM client c LEFT JOIN sla_terms t ON t.client_id = c.client_id
    WHERE c.client_id IN ('00000000-0000-0000-0000-000000000000', within);
END $$;

REVOKE EXECUTE ON FUNCTION sla_terms_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sla_terms_of TO app_portal, app_staff, app_admin;
