-- Lists and searches of tickets. Flyway runs this file again whenever it changes. Whatever signature stood before goes
-- first, so that a new filter needs no other migration.
DO $$
DECLARE earlier regprocedure;
BEGIN
    FOR earlier IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN ('count_tickets', 'find_tickets')
    LOOP
        EXECUTE format('DROP FUNCTION %s', earlier);
    END LOOP;
END $$;

-- The queues that are asked for: one, those in which somebody works, or null for any.
CREATE OR REPLACE FUNCTION queues_asked(asked_queue uuid, asked_member uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF asked_member IS NULL THEN
        RETURN CASE WHEN asked_queue IS NOT NULL THEN ARRAY[asked_queue] END;
    END IF;
    RETURN ARRAY(SELECT queue_id FROM public.ticket_queue_member
                 WHERE user_id = asked_member AND (asked_queue IS NULL OR queue_id = asked_queue));
END $$;

-- A category with all below it, or null for any.
CREATE OR REPLACE FUNCTION categories_asked(asked_category uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF asked_category IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(WITH RECURSIVE below AS (
                     SELECT asked_category AS id, 1 AS depth
                     UNION ALL
                     SELECT c.category_id, below.depth + 1 FROM public.ticket_category c
                     JOIN below ON c.parent_id = below.id WHERE below.depth < 10)
                 SELECT id FROM below);
END $$;

CREATE FUNCTION count_tickets(asked_clients uuid[], states text[], priorities text[], asked_channel text, asked_site uuid,
    asked_assignee uuid, nobodys boolean, asked_requester uuid, since timestamptz, asked_queue uuid, asked_member uuid,
    asked_category uuid, texts text, most int)
RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    looked_for tsquery := words_query(texts);
    queues uuid[] := queues_asked(asked_queue, asked_member);
    categories uuid[] := categories_asked(asked_category);
BEGIN
    IF reach IS NULL OR texts IS NULL THEN
        RETURN (SELECT count(*) FROM (
            SELECT 1 FROM ticket t
            WHERE (reach IS NULL OR t.client_id = ANY (reach))
              AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
              AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
              AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
              AND (asked_requester IS NULL OR t.requester_id = asked_requester)
              AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
              AND (queues IS NULL OR t.queue_id = ANY (queues)) AND (categories IS NULL OR t.category_id = ANY (categories))
              AND (texts IS NULL OR t.words @@ looked_for)
            LIMIT most) counted);
    END IF;
    RETURN (SELECT count(*) FROM (
        SELECT 1 FROM unnest(reach) AS c (id)
        CROSS JOIN LATERAL (
            SELECT 1 FROM ticket t
            WHERE (t.client_id = c.id) IS TRUE
              AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
              AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
              AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
              AND (asked_requester IS NULL OR t.requester_id = asked_requester)
              AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
              AND (queues IS NULL OR t.queue_id = ANY (queues)) AND (categories IS NULL OR t.category_id = ANY (categories))
              AND words_of_client(t.client_id, t.words) @@ words_query_of_client(c.id, looked_for)
            LIMIT most) t
        LIMIT most) counted);
END $$;

-- expected is what count_tickets said. Few that hold the words are all fetched by an index of words and then sorted;
-- when they are many, the newest soon fill a page: ts_match_vq is @@ by its name, which no index serves. IS TRUE keeps
-- the planner from reading a client's tickets to find those that the index of words has already found. sort is
-- activity, number or priority, with a minus sign for the largest first. A client's rows are chosen by that client's
-- part of the index and then merged: one index over all clients would be searched through for twenty of a thousand.
CREATE FUNCTION find_tickets(asked_clients uuid[], states text[], priorities text[], asked_channel text, asked_site uuid,
    asked_assignee uuid, nobodys boolean, asked_requester uuid, since timestamptz, asked_queue uuid, asked_member uuid,
    asked_category uuid, texts text, expected bigint,
    sort text, most int, skip int)
RETURNS TABLE (found_client uuid, found_ticket uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    looked_for tsquery := words_query(texts);
    queues uuid[] := queues_asked(asked_queue, asked_member);
    categories uuid[] := categories_asked(asked_category);
BEGIN
    IF texts IS NOT NULL AND expected <= 2000 THEN
        -- The planner takes any word for one of each hundred tickets; what was counted is better known.
        RETURN QUERY
        WITH t AS MATERIALIZED (
            SELECT t.client_id, t.ticket_id, t.number, t.updated_at, t.urgency FROM ticket t
            WHERE reach IS NULL
              AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
              AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
              AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
              AND (asked_requester IS NULL OR t.requester_id = asked_requester)
              AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
              AND (queues IS NULL OR t.queue_id = ANY (queues)) AND (categories IS NULL OR t.category_id = ANY (categories))
              AND t.words @@ looked_for
            UNION ALL
            SELECT t.* FROM unnest(reach) AS c (id)
            CROSS JOIN LATERAL (
                SELECT t.client_id, t.ticket_id, t.number, t.updated_at, t.urgency FROM ticket t
                WHERE (t.client_id = c.id) IS TRUE
                  AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
                  AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
                  AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
                  AND (asked_requester IS NULL OR t.requester_id = asked_requester)
                  AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
                  AND (queues IS NULL OR t.queue_id = ANY (queues)) AND (categories IS NULL OR t.category_id = ANY (categories))
                  AND words_of_client(t.client_id, t.words) @@ words_query_of_client(c.id, looked_for)) t)
        SELECT t.client_id, t.ticket_id FROM t
        ORDER BY CASE sort WHEN 'number' THEN t.number END, CASE sort WHEN '-number' THEN t.number END DESC,
                 CASE sort WHEN 'priority' THEN t.urgency END, CASE sort WHEN '-priority' THEN t.urgency END DESC,
                 CASE WHEN sort IN ('activity', 'priority') THEN t.updated_at END,
                 CASE WHEN sort IN ('-activity', '-priority') THEN t.updated_at END DESC
        LIMIT most OFFSET skip;
    ELSIF reach IS NULL THEN
        RETURN QUERY
        SELECT t.client_id, t.ticket_id FROM ticket t
        WHERE (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
          AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
          AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
          AND (asked_requester IS NULL OR t.requester_id = asked_requester)
          AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
          AND (queues IS NULL OR t.queue_id = ANY (queues)) AND (categories IS NULL OR t.category_id = ANY (categories))
          AND (texts IS NULL OR ts_match_vq(t.words, looked_for))
        ORDER BY CASE sort WHEN 'number' THEN t.number END, CASE sort WHEN '-number' THEN t.number END DESC,
                 CASE sort WHEN 'priority' THEN t.urgency END, CASE sort WHEN '-priority' THEN t.urgency END DESC,
                 CASE WHEN sort IN ('activity', 'priority') THEN t.updated_at END,
                 CASE WHEN sort IN ('-activity', '-priority') THEN t.updated_at END DESC
        LIMIT most OFFSET skip;
    ELSE
        RETURN QUERY
        SELECT t.client_id, t.ticket_id FROM unnest(reach) AS c (id)
        CROSS JOIN LATERAL (
            SELECT t.client_id, t.ticket_id, t.number, t.updated_at, t.urgency FROM ticket t
            WHERE t.client_id = c.id
              AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
              AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
              AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
              AND (asked_requester IS NULL OR t.requester_id = asked_requester)
              AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
              AND (queues IS NULL OR t.queue_id = ANY (queues)) AND (categories IS NULL OR t.category_id = ANY (categories))
              AND (texts IS NULL OR ts_match_vq(t.words, looked_for))
            ORDER BY CASE sort WHEN 'number' THEN t.number END, CASE sort WHEN '-number' THEN t.number END DESC,
                     CASE sort WHEN 'priority' THEN t.urgency END, CASE sort WHEN '-priority' THEN t.urgency END DESC,
                     CASE WHEN sort IN ('activity', 'priority') THEN t.updated_at END,
                     CASE WHEN sort IN ('-activity', '-priority') THEN t.updated_at END DESC
            LIMIT most + skip) t
        ORDER BY CASE sort WHEN 'number' THEN t.number END, CASE sort WHEN '-number' THEN t.number END DESC,
                 CASE sort WHEN 'priority' THEN t.urgency END, CASE sort WHEN '-priority' THEN t.urgency END DESC,
                 CASE WHEN sort IN ('activity', 'priority') THEN t.updated_at END,
                 CASE WHEN sort IN ('-activity', '-priority') THEN t.updated_at END DESC
        LIMIT most OFFSET skip;
    END IF;
END $$;

REVOKE EXECUTE ON FUNCTION count_tickets, find_tickets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_tickets, find_tickets TO app_portal, app_staff, app_admin;
