-- Lists and searches of tickets. Flyway runs this file again whenever it changes. Whatever signature stood before goes
-- first. A new filter is a line in ticket_filter and a key in TicketListTable, nothing else.
DO $$
DECLARE earlier regprocedure;
BEGIN
    FOR earlier IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND proname IN ('count_tickets', 'find_tickets', 'search_tickets', 'tickets_with_words', 'ticket_filter', 'ticket_order', 'words_query',
            'holding_words', 'count_narrowed', 'find_narrowed')
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

-- One field that holds what is asked for, as a condition on t; null for what it cannot hold. Of choices it is their option, of
-- numbers and dates the first and the last of what is meant, either of which may be left out, of boxes yes or no. No is said of
-- those tickets that have the box: where it was never asked, nobody said no.
CREATE OR REPLACE FUNCTION field_asked(field ticket_field, wanted text) RETURNS text LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public AS $$
DECLARE
    says CONSTANT text := 'EXISTS (SELECT FROM ticket_field_value v WHERE v.client_id = t.client_id AND v.ticket_id = t.ticket_id'
        || ' AND v.field_id = ' || quote_literal(field.field_id);
    bounds CONSTANT text[] := string_to_array(wanted, '..');
    bound CONSTANT text := CASE field.kind WHEN 'number' THEN '-?\d{1,14}(\.\d{1,6})?' ELSE '\d{4}-\d\d-\d\d' END;
    said CONSTANT text := CASE field.kind WHEN 'number' THEN 'v.amount' ELSE 'v.day' END;
BEGIN
    IF field.kind = 'choice' AND wanted ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        RETURN says || ' AND v.option_id = ' || quote_literal(wanted) || ')';
    ELSIF field.kind = 'checkbox' AND wanted = 'yes' THEN
        RETURN says || ' AND v.ticked)';
    ELSIF field.kind = 'checkbox' AND wanted = 'no' THEN
        RETURN concat_ws(' AND ', 'NOT ' || says || ' AND v.ticked)',
            CASE WHEN NOT field.every_client THEN 't.client_id = ANY (' || quote_literal(ARRAY(
                SELECT c.client_id FROM ticket_field_client c WHERE c.field_id = field.field_id)::text) || ')' END,
            't.category_id = ANY (' || quote_literal(nullif(ARRAY(
                SELECT DISTINCT unnest(categories_asked(c.category_id)) FROM ticket_field_category c
                WHERE c.client_id = field.client_id AND c.field_id = field.field_id), '{}')::text) || ')');
    ELSIF field.kind IN ('number', 'date') AND wanted ~ ('^(' || bound || ')?\.\.(' || bound || ')?$') THEN
        RETURN concat_ws(' AND ', says,
            said || ' >= ' || quote_literal(nullif(bounds[1], '')), said || ' <= ' || quote_literal(nullif(bounds[2], ''))) || ')';
    END IF;
    RETURN NULL;
END $$;

-- All fields that are asked for, or null. What is no field counts as not asked, and so does the team's for the portal's role.
CREATE OR REPLACE FUNCTION fields_asked(asked jsonb) RETURNS text LANGUAGE sql STABLE
SET search_path = pg_catalog, public
RETURN (SELECT string_agg(field_asked(f, a.value), ' AND ')
        FROM jsonb_each_text(coalesce(asked -> 'fields', '{}')) a
        JOIN ticket_field f ON f.client_id = '00000000-0000-0000-0000-000000000000' AND f.key = a.key
        WHERE f.audience = 'everybody' OR current_setting('role') <> 'app_portal');

-- What is asked for, as a condition on t, in one expression without a query of its own. Only what is asked stands in it, each value quoted, so that the planner sees
-- constants; a piece with a null in it is null, and concat_ws leaves it out.
CREATE FUNCTION ticket_filter(reach uuid[], asked jsonb) RETURNS text LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public AS $$
DECLARE
    since text := quote_literal(asked ->> 'since');
BEGIN
    RETURN concat_ws(' AND ',
        CASE WHEN cardinality(reach) = 1 THEN 't.client_id = ' || quote_literal(reach[1])
             ELSE coalesce('t.client_id = ANY (' || quote_literal(reach::text) || ')', 'true') END,
        't.state = ANY (' || quote_literal(translate(asked ->> 'states', '[]" ', '{}')) || ')',
        't.priority = ANY (' || quote_literal(translate(asked ->> 'priorities', '[]" ', '{}')) || ')',
        't.channel = ' || quote_literal(asked ->> 'channel'),
        't.site_id = ' || quote_literal(asked ->> 'site'),
        't.assignee_id = ' || quote_literal(asked ->> 'assignee'),
        CASE WHEN asked ? 'nobodys' THEN 't.assignee_id IS NULL' END,
        '(t.requester_id = ' || quote_literal(asked ->> 'requester') || ' AND t.merged_into IS NULL OR t.also_asked <> ''{}'' AND t.also_asked @> '
            || quote_literal('{' || (asked ->> 'requester') || '}') || '::uuid[])',
        't.created_at >= ' || since || ' AND t.updated_at >= ' || since,
        't.due_at >= ' || quote_literal(asked ->> 'due_from'),
        't.due_at < ' || quote_literal(asked ->> 'due_before'),
        CASE WHEN asked ?| '{queue,member}' THEN
            't.queue_id = ANY (' || quote_literal(queues_asked((asked ->> 'queue')::uuid, (asked ->> 'member')::uuid)::text) || ')' END,
        CASE WHEN asked ? 'category' THEN
            't.category_id = ANY (' || quote_literal(categories_asked((asked ->> 'category')::uuid)::text) || ')' END,
        't.asset_id = ANY (' || quote_literal(translate(asked ->> 'machines', '[]" ', '{}')) || '::uuid[])',
        'EXISTS (SELECT FROM ticket_tag g WHERE g.client_id = t.client_id AND g.ticket_id = t.ticket_id AND g.tag_key = ' || quote_literal(asked ->> 'tag') || ')',
        'EXISTS (SELECT FROM ticket_watcher w WHERE w.client_id = t.client_id AND w.ticket_id = t.ticket_id AND w.user_id = ' || quote_literal(asked ->> 'watcher') || ')',
        'EXISTS (SELECT FROM ticket_mention m WHERE m.client_id = t.client_id AND m.ticket_id = t.ticket_id AND m.user_id = ' || quote_literal(asked ->> 'mentioned') || ')',
        CASE WHEN asked ? 'fields' THEN fields_asked(asked) END);
END $$;

-- sort is activity, number, priority or due, with a minus sign for the largest first. What is due at no time comes last.
CREATE FUNCTION ticket_order(sort text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE sort
        WHEN 'activity' THEN 't.updated_at' WHEN '-activity' THEN 't.updated_at DESC'
        WHEN 'number' THEN 't.number' WHEN '-number' THEN 't.number DESC'
        WHEN 'priority' THEN 't.urgency, t.updated_at' WHEN '-priority' THEN 't.urgency DESC, t.updated_at DESC'
        WHEN 'due' THEN 't.due_at NULLS LAST, t.updated_at DESC' WHEN '-due' THEN 't.due_at DESC NULLS LAST, t.updated_at DESC' END;

-- What is looked for: each word of the text in any of its forms, each form after a § in whose place the bucket's letter
-- goes. The last word may be the beginning of one, since it is often still being typed. Null for a text without any word.
-- The team also finds what only internal notes say.
CREATE FUNCTION words_query(texts text, team boolean) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT '(' || string_agg(forms || CASE WHEN last AND length(word) > 2
                THEN ' | ''§' || word || ''':*' || CASE WHEN team THEN ' | ''§!' || word || ''':*' ELSE '' END
                ELSE '' END, ') & (') || ')'
            FROM (SELECT word, place = max(place) OVER () AS last,
                         (SELECT string_agg('''§' || form || '''' || CASE WHEN team THEN ' | ''§!' || form || '''' ELSE '' END, ' | ')
                          FROM unnest(tsvector_to_array(spanish_words(word))) form) AS forms
                  FROM regexp_split_to_table(unaccent(lower(regexp_replace(texts, '\mtkt-', '', 'gi'))), '[^[:alnum:]]+')
                      WITH ORDINALITY AS split (word, place)
                  WHERE word <> '' LIMIT 20) words
            WHERE forms IS NOT NULL);
END $$;

-- Those that hold the words, in no order, no more than the most; null for none. about says how many there are likely to be,
-- judged by how many buckets were looked into until there were enough.
CREATE FUNCTION holding_words(reach uuid[], looked_for text, most int, OUT clients uuid[], OUT tickets uuid[], OUT about bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    buckets text[] := CASE WHEN reach IS NULL
        THEN string_to_array('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz~_', NULL)
        ELSE ARRAY(SELECT DISTINCT bucket_of(client) FROM unnest(reach) client) END;
BEGIN
    SELECT array_agg(found.client_id), array_agg(found.ticket_id), count(*) * cardinality(buckets) / max(found.place)
    INTO clients, tickets, about
    FROM (SELECT here.client_id, here.ticket_id, b.place FROM unnest(buckets) WITH ORDINALITY b (letter, place)
          CROSS JOIN LATERAL (
              SELECT w.client_id, w.ticket_id FROM ticket_words w
              WHERE words_in_bucket(w.client_id, w.words) @@ replace(looked_for, '§', b.letter)::tsquery
                AND (reach IS NULL OR w.client_id = ANY (reach)) IS TRUE
              LIMIT most) here
          LIMIT most) found;
END $$;

-- The tickets that hold the words, in order, as many as are enough or nearly so; complete says whether there are no more.
-- Few are all fetched by the index of words and then sorted. When they are many, the newest soon are enough; but not when
-- the word has gone out of use, or hides among few: then the index of words gives them all after all. Between the two, over
-- all clients, whatever reads less: to fetch h of n tickets, or to walk past n / h of them for each that is shown. When
-- all are looked through (wide), the index is not even asked if one in twenty of the first holds the words: they are many. Reading
-- the words in a subquery of their own, and joining row by row, keep the planner from reading all tickets. A number means
-- the ticket of that number first.
CREATE FUNCTION tickets_with_words(reach uuid[], wide boolean, filter text, texts text, ordered text, enough int,
    OUT clients uuid[], OUT tickets uuid[], OUT complete boolean) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    few CONSTANT int := 2000;
    far CONSTANT int := 10000;
    all_of_them CONSTANT int := 1000000;
    looked_for text := words_query(texts, current_setting('role') <> 'app_portal');
    sorted CONSTANT text := 'SELECT array_agg(x.client_id), array_agg(x.ticket_id) FROM (
        SELECT t.client_id, t.ticket_id FROM unnest($1, $2) f (client_id, ticket_id)
        JOIN ticket t ON t.client_id = f.client_id AND t.ticket_id = f.ticket_id
        WHERE ' || filter || ' ORDER BY ' || ordered || ' LIMIT $3) x';
    first CONSTANT int := 200;
    often CONSTANT int := first / 20;
    in_all CONSTANT float8 := (SELECT reltuples FROM pg_class WHERE oid = 'public.ticket'::regclass);
    walked CONSTANT text := 'SELECT t.client_id, t.ticket_id FROM ticket t WHERE ' || filter || ' ORDER BY ' || ordered || ' LIMIT ';
    holding CONSTANT text := 'SELECT array_agg(x.client_id), array_agg(x.ticket_id) FROM (
        SELECT c.client_id, c.ticket_id FROM (' || walked || '$3) c
        WHERE (SELECT ts_match_vq(w.words, $1) FROM ticket_words w
               WHERE w.client_id = c.client_id AND w.ticket_id = c.ticket_id)
        LIMIT $2) x';
    any_bucket CONSTANT tsquery := replace(looked_for, '§', '')::tsquery;
    many boolean := false;
    passed int;
    about bigint;
    fetched_sooner CONSTANT float8 := sqrt(200 * greatest(1, in_all));
    exactly bigint := coalesce(substring(lower(texts) FROM '\mtkt-0*([0-9]{1,15})\M'),
                               substring(texts FROM '^\s*0*([0-9]{1,15})\s*$'))::bigint;
BEGIN
    complete := true;
    IF looked_for IS NOT NULL THEN
        -- Of one's own clients nobody knows how many tickets there are: the look is cheap, the index reads a bucket's whole list.
        IF wide AND (reach IS NOT NULL OR in_all * often / first > few) THEN
            EXECUTE holding INTO clients, tickets USING any_bucket, enough, first;
            many := coalesce(cardinality(tickets), 0) >= least(often, enough);
        END IF;
        IF NOT many THEN
            SELECT h.clients, h.tickets, h.about INTO clients, tickets, about FROM holding_words(reach, looked_for, few + 1) h;
        END IF;
        IF many AND cardinality(tickets) = enough THEN
            complete := false;
        ELSIF NOT many AND cardinality(tickets) <= few THEN
            EXECUTE sorted INTO clients, tickets USING clients, tickets, few;
        ELSIF NOT many AND reach IS NULL AND about < fetched_sooner THEN
            SELECT h.clients, h.tickets INTO clients, tickets FROM holding_words(reach, looked_for, all_of_them) h;
            EXECUTE sorted INTO clients, tickets USING clients, tickets, enough;
            complete := coalesce(cardinality(tickets), 0) < enough;
        ELSIF tickets IS NOT NULL THEN
            EXECUTE holding INTO clients, tickets USING any_bucket, enough, far;
            complete := false;
            IF coalesce(cardinality(tickets), 0) < enough THEN
                EXECUTE 'SELECT count(*) FROM (' || walked || '$1) c' INTO passed USING far;
                complete := passed < far;
                IF NOT complete THEN
                    SELECT h.clients, h.tickets INTO clients, tickets FROM holding_words(reach, looked_for, all_of_them) h;
                    EXECUTE sorted INTO clients, tickets USING clients, tickets, enough;
                    complete := coalesce(cardinality(tickets), 0) < enough;
                END IF;
            END IF;
        END IF;
    END IF;
    IF exactly IS NOT NULL THEN
        EXECUTE 'SELECT array_agg(x.client_id), array_agg(x.ticket_id) FROM (
            SELECT t.client_id, t.ticket_id FROM ticket t WHERE t.number = $1 AND ' || filter || '
            UNION ALL
            SELECT f.client_id, f.ticket_id FROM unnest($2, $3) f (client_id, ticket_id)
            WHERE NOT EXISTS (SELECT FROM ticket t WHERE t.client_id = f.client_id AND t.number = $1 AND t.ticket_id = f.ticket_id)) x'
            INTO clients, tickets USING exactly, clients, tickets;
    END IF;
END $$;

-- What fields and tags say stands in tables of their own. The planner would rather read such a table whole once than go to
-- it ten thousand times; but then the list is as slow as the table is long. Here it may only choose which index to begin with:
-- that of what is said, or that of the tickets. And from what is said it goes to each ticket by its key: to read the index of a
-- client's open tickets for each of them looks cheap, until one client has thousands.
CREATE FUNCTION count_narrowed(filter text, most int) RETURNS bigint LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan SET max_parallel_workers_per_gather = 0
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_indexonlyscan = off AS $$
DECLARE
    counted bigint;
BEGIN
    EXECUTE 'SELECT count(*) FROM (SELECT FROM ticket t WHERE ' || filter || ' LIMIT $1) counted' INTO counted USING most;
    RETURN counted;
END $$;

-- All of them, and then sorted: to walk in order could lead past a million tickets of today to what only old ones say.
CREATE FUNCTION find_narrowed(filter text, shown text, ordered text, most int, skip int)
RETURNS TABLE (found_client uuid, found_ticket uuid) LANGUAGE plpgsql STABLE ROWS 50
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan SET max_parallel_workers_per_gather = 0
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_indexonlyscan = off AS $$
BEGIN
    RETURN QUERY EXECUTE 'WITH t AS MATERIALIZED (SELECT ' || shown || ' FROM ticket t WHERE ' || filter || ')
        SELECT t.client_id, t.ticket_id FROM t ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip;
END $$;

-- How many there are, counted this far and no further.
CREATE FUNCTION count_tickets(asked_clients uuid[], asked jsonb, texts text, most int)
RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    filter text := ticket_filter(reach, asked);
    counted bigint;
BEGIN
    IF texts IS NOT NULL THEN
        RETURN (SELECT least(coalesce(cardinality(tickets), 0), most)
                FROM tickets_with_words(reach, asked - 'states' = '{}', filter, texts, ticket_order('-activity'), most));
    END IF;
    IF asked ?| '{fields,tag,machines}' THEN
        RETURN count_narrowed(filter, most);
    END IF;
    EXECUTE 'SELECT count(*) FROM (SELECT FROM ticket t WHERE ' || filter || ' LIMIT $1) counted' INTO counted USING most;
    RETURN counted;
END $$;

-- A page of a list. expected is what count_tickets said: few are all fetched by whatever index leads to them and then
-- sorted, for to walk in order until a page is full would lead past nearly all others. A client's rows are chosen by that
-- client's part of the index and then merged: one index over all clients would be searched through for twenty of a
-- thousand.
-- What is due at some time stands in an index of its own; the rest, when it is wanted at all, follows by its activity.
-- Of a few kinds among all (by channel, priority and state), the first of each kind are merged: a storm of new tickets may lie
-- before those that wait, and would be walked past. By number, the first of each state likewise.
CREATE FUNCTION find_tickets(asked_clients uuid[], asked jsonb, expected bigint, sort text, most int, skip int)
RETURNS TABLE (found_client uuid, found_ticket uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public AS $$
DECLARE
    few CONSTANT int := 1000;
    counted CONSTANT int := 10000;   -- no further
    reach uuid[] := reachable_clients(asked_clients);
    ordered text := ticket_order(sort);
    urgency CONSTANT text := 'CASE p.priority WHEN ''critica'' THEN 4 WHEN ''alta'' THEN 3 WHEN ''media'' THEN 2 ELSE 1 END AS urgency';
    channels CONSTANT text[] := CASE WHEN asked ? 'channel' THEN ARRAY[asked ->> 'channel']
        ELSE '{portal,email,agente,api,phone,walk_in}' END;
    priorities CONSTANT text[] := coalesce(translate(asked ->> 'priorities', '[]" ', '{}'), '{baja,media,alta,critica}');
    states CONSTANT text[] := coalesce(translate(asked ->> 'states', '[]" ', '{}'),
        '{nuevo,asignado,en_progreso,en_espera,resuelto,cerrado}');
    -- What sorts, and no more: so an index that holds it need not look into the table.
    shown CONSTANT text := 't.client_id, t.ticket_id, ' || CASE ltrim(sort, '-')
        WHEN 'number' THEN 't.number' WHEN 'priority' THEN 't.urgency, t.updated_at' WHEN 'due' THEN 't.due_at, t.updated_at' ELSE 't.updated_at' END;
    one_client CONSTANT text := CASE WHEN reach IS NULL THEN '' ELSE 't.client_id = c.id AND ' END;
BEGIN
    IF asked ?| '{fields,tag,machines}' AND expected <= counted THEN
        RETURN QUERY SELECT * FROM find_narrowed(ticket_filter(reach, asked), shown, ordered, most, skip);
    ELSIF expected <= few THEN
        RETURN QUERY EXECUTE 'WITH t AS MATERIALIZED (SELECT ' || shown || ' FROM ticket t WHERE ' || ticket_filter(reach, asked) || ')
            SELECT t.client_id, t.ticket_id FROM t ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip;
    ELSIF sort LIKE '%due' THEN
        RETURN QUERY EXECUTE 'SELECT t.client_id, t.ticket_id
            FROM unnest(coalesce($3, ''{NULL}''::uuid[])) c (id) CROSS JOIN LATERAL (
                (SELECT ' || shown || ' FROM ticket t WHERE t.due_at IS NOT NULL AND ' || one_client || ticket_filter(NULL, asked) || '
                 ORDER BY t.due_at' || CASE WHEN sort LIKE '-%' THEN ' DESC' ELSE '' END || ' LIMIT $1 + $2)
                UNION ALL
                (SELECT ' || shown || ' FROM ticket t WHERE t.due_at IS NULL AND ' || one_client || ticket_filter(NULL, asked) || '
                 ORDER BY t.updated_at DESC LIMIT $1 + $2)) t
            ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip, reach;
    ELSIF reach IS NULL AND sort NOT LIKE '%number' AND skip + most <= 500 AND asked - '{channel,priorities,states,since,nobodys}'::text[] = '{}'
            AND (asked ? 'states' OR NOT asked ? 'nobodys')
            AND cardinality(channels) * cardinality(priorities) * cardinality(states) <= 48 THEN
        RETURN QUERY EXECUTE 'SELECT t.client_id, t.ticket_id
            FROM unnest($3) c (channel) CROSS JOIN unnest($4) p (priority) CROSS JOIN unnest($5) s (state) CROSS JOIN LATERAL (
                SELECT ' || replace(shown, 't.urgency', urgency) || ' FROM ticket t
                WHERE t.channel = c.channel AND t.priority = p.priority AND t.state = s.state
                  AND ' || ticket_filter(NULL, asked - '{channel,priorities,states}'::text[]) || '
                ORDER BY t.updated_at' || CASE WHEN sort LIKE '-%' THEN ' DESC' ELSE '' END || ' LIMIT $1 + $2) t
            ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip, channels, priorities, states;
    ELSIF reach IS NULL AND sort LIKE '%number' AND skip + most <= 500 AND asked ? 'states' AND asked - 'states' = '{}' THEN
        RETURN QUERY EXECUTE 'SELECT t.client_id, t.ticket_id FROM unnest($3) s (state) CROSS JOIN LATERAL (
                SELECT ' || shown || ' FROM ticket t WHERE t.state = s.state ORDER BY ' || ordered || ' LIMIT $1 + $2) t
            ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip, states;
    ELSIF reach IS NULL OR cardinality(reach) = 1 THEN
        RETURN QUERY EXECUTE 'SELECT t.client_id, t.ticket_id FROM ticket t WHERE ' || ticket_filter(reach, asked) || '
            ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip;
    ELSE
        RETURN QUERY EXECUTE 'SELECT t.client_id, t.ticket_id FROM unnest($3) c (id) CROSS JOIN LATERAL (
                SELECT ' || shown || ' FROM ticket t WHERE t.client_id = c.id AND ' || ticket_filter(NULL, asked) || '
                ORDER BY ' || ordered || ' LIMIT $1 + $2) t
            ORDER BY ' || ordered || ' LIMIT $1 OFFSET $2' USING most, skip, reach;
    END IF;
END $$;

-- A page of those that hold the words; total says how many there are, or how many of them were looked at.
CREATE FUNCTION search_tickets(asked_clients uuid[], asked jsonb, texts text, sort text, most int, skip int)
RETURNS TABLE (found_client uuid, found_ticket uuid, total int, complete boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
BEGIN
    RETURN QUERY
    SELECT page.client_id, page.ticket_id, cardinality(found.tickets), found.complete
    FROM tickets_with_words(reach, asked - 'states' = '{}', ticket_filter(reach, asked), texts, ticket_order(sort),
        skip + 2 * most + 1) found
    CROSS JOIN LATERAL (
        SELECT * FROM unnest(found.clients, found.tickets) WITH ORDINALITY AS f (client_id, ticket_id, place)
        ORDER BY place LIMIT most OFFSET skip) page
    ORDER BY page.place;
END $$;

REVOKE EXECUTE ON FUNCTION count_tickets, find_tickets, search_tickets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_tickets, find_tickets, search_tickets TO app_portal, app_staff, app_admin;
