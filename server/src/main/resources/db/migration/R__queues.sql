-- What the clients' own roles need of the house's categories and queues, and who is given a ticket. Flyway runs this
-- file again whenever it changes. These functions run as the owner; they take the clients from the transaction's role.

DROP FUNCTION IF EXISTS categories_of(uuid);
DROP FUNCTION IF EXISTS queues_of(uuid, uuid);
DROP FUNCTION IF EXISTS works_in(uuid, uuid);
DROP FUNCTION IF EXISTS choose_member(uuid, uuid, timestamptz);

-- The house's categories, and those of this client with its wishes when the role reaches it. Null for the house's alone.
CREATE FUNCTION categories_of(asked_client uuid)
RETURNS TABLE (client_id uuid, category_id uuid, parent_id uuid, place int, name text, asked text, example text, name_en text,
    asked_en text, example_en text, icon text, priority text, queue_id uuid, active boolean, version int,
    wished_priority text, wished_queue uuid, hidden boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 30 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE within uuid := (SELECT unnest(reachable_clients(ARRAY[asked_client])) LIMIT 1);
BEGIN
    RETURN QUERY
    SELECT c.client_id, c.category_id, c.parent_id, c.place, c.name, c.asked, c.example, c.name_en, c.asked_en,
           c.example_en, c.icon, c.priority, c.queue_id, c.active, c.version, w.priority, w.queue_id,
           coalesce(w.hidden, false)
    FROM ticket_category c
    LEFT JOIN ticket_category_wish w ON w.client_id = within AND w.category_id = c.category_id
    WHERE c.client_id IN ('00000000-0000-0000-0000-000000000000', within);
END $$;

-- The active queues that serve this client, and the one that a ticket already stands in; all of them for null, which only
-- staff may ask.
CREATE FUNCTION queues_of(asked_client uuid, standing_in uuid)
RETURNS TABLE (queue_id uuid, name text, automatic boolean, every_client boolean, active boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT q.queue_id, q.name, q.automatic, q.every_client, q.active FROM ticket_queue q
    WHERE q.queue_id = standing_in
       OR q.active AND (
           q.every_client OR asked_client IS NULL AND current_setting('role') IN ('app_staff', 'app_admin')
           OR EXISTS (SELECT FROM ticket_queue_client s WHERE s.client_id = asked_client AND s.queue_id = q.queue_id))
    ORDER BY lower(q.name), q.queue_id;
END $$;

CREATE FUNCTION works_in(asked_queue uuid, asked_user uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public
RETURN EXISTS (SELECT FROM ticket_queue_member m WHERE m.queue_id = asked_queue AND m.user_id = asked_user);

-- Who of an automatic queue's members is given this client's next ticket: active, not away, allowed to see the client,
-- with the fewest open tickets; among equals, who was given none for the longest time. Nobody else chooses among the same
-- people until this transaction ends: a lock for each of them, in one order, and only then is counted.
CREATE FUNCTION choose_member(asked_client uuid, asked_queue uuid, at timestamptz)
RETURNS TABLE (user_id uuid, name text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    candidates uuid[];
    chosen uuid;
BEGIN
    IF asked_client <> ALL (reachable_clients(ARRAY[asked_client])) OR NOT EXISTS (
            SELECT FROM queues_of(asked_client, NULL) q WHERE q.queue_id = asked_queue AND q.automatic) THEN
        RETURN;
    END IF;
    candidates := ARRAY(SELECT m.user_id FROM ticket_queue_member m
        WHERE m.client_id = house AND m.queue_id = asked_queue ORDER BY m.user_id);
    PERFORM pg_advisory_xact_lock(hashtextextended('ticket given to ' || candidate::text, 0))
    FROM unnest(candidates) candidate;
    SELECT m.user_id INTO chosen
    FROM ticket_queue_member m
    JOIN app_user u ON u.client_id = house AND u.user_id = m.user_id AND u.active
    CROSS JOIN LATERAL (SELECT count(*) AS tickets FROM ticket t
        WHERE t.assignee_id = m.user_id AND t.state NOT IN ('resuelto', 'cerrado')) load
    CROSS JOIN LATERAL (SELECT max(o.last_given_at) AS at FROM ticket_queue_member o WHERE o.user_id = m.user_id) given
    WHERE m.client_id = house AND m.queue_id = asked_queue
      AND (u.role = 'superadmin' OR EXISTS (SELECT FROM technician_client t
           WHERE t.client_id = asked_client AND t.user_id = m.user_id))
      AND NOT EXISTS (SELECT FROM ticket_absence a WHERE a.client_id = house AND a.user_id = m.user_id)
    ORDER BY load.tickets, given.at NULLS FIRST, m.user_id LIMIT 1;
    IF chosen IS NOT NULL THEN
        UPDATE ticket_queue_member m SET last_given_at = at
        WHERE m.client_id = house AND m.queue_id = asked_queue AND m.user_id = chosen;
        RETURN QUERY SELECT u.user_id, u.name FROM app_user u WHERE u.client_id = house AND u.user_id = chosen;
    END IF;
END $$;

REVOKE EXECUTE ON FUNCTION categories_of, queues_of, works_in, choose_member FROM PUBLIC;
GRANT EXECUTE ON FUNCTION categories_of, queues_of, works_in, choose_member TO app_portal, app_staff, app_admin;
