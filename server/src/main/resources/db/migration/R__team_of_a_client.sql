-- Who of the team may see a client's tickets, and who may not, for who writes "@name" on one of them. The house's rows are
-- behind the walls of the staff's role; so this runs as the owner, and takes the clients from the transaction's role.
CREATE OR REPLACE FUNCTION team_of(asked_client uuid)
RETURNS TABLE (user_id uuid, name text, login text, serves boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    IF asked_client <> ALL (reachable_clients(ARRAY[asked_client])) THEN
        RAISE insufficient_privilege;
    END IF;
    RETURN QUERY
    SELECT u.user_id, u.name, u.login, u.role = 'superadmin' OR EXISTS (SELECT FROM technician_client t
               WHERE t.client_id = asked_client AND t.user_id = u.user_id)
    FROM app_user u
    WHERE u.client_id = '00000000-0000-0000-0000-000000000000' AND u.active
    ORDER BY u.name, u.user_id LIMIT 2000;
END $$;

REVOKE EXECUTE ON FUNCTION team_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_of TO app_staff, app_admin;
