-- The words of tickets. Flyway runs this file again whenever it changes. Functions that write them run as the owner, since
-- nobody else may look at them, and take the clients from the transaction's role.

-- Adds words to those of a ticket. One that holds as many as a tsvector can takes no more, and is none the worse for it.
CREATE OR REPLACE FUNCTION add_ticket_words(client uuid, ticket uuid, texts text, only_team boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    added tsvector := CASE WHEN only_team THEN only_for_the_team(spanish_words(texts)) ELSE spanish_words(texts) END;
BEGIN
    IF client <> ALL (reachable_clients(ARRAY[client])) THEN
        RAISE insufficient_privilege;
    END IF;
    INSERT INTO ticket_words AS already (client_id, ticket_id, words) VALUES (client, ticket, added)
    ON CONFLICT (client_id, ticket_id) DO UPDATE SET words = already.words || added
    WHERE length(already.words || added) > length(already.words);
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN;
END $$;

-- A ticket and all that were merged into it.
CREATE OR REPLACE FUNCTION tickets_within(client uuid, ticket uuid) RETURNS uuid[] LANGUAGE sql STABLE
SET search_path = pg_catalog, public
RETURN ARRAY(WITH RECURSIVE part AS (
                 SELECT ticket AS id, 1 AS depth
                 UNION ALL
                 SELECT t.ticket_id, part.depth + 1 FROM public.ticket t JOIN part ON t.merged_into = part.id
                 WHERE t.client_id = client AND part.depth < 50)
             SELECT id FROM part);

-- The words of a ticket that was just made, in which nobody has said anything yet.
CREATE OR REPLACE FUNCTION begin_ticket_words(client uuid, made_ticket uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF client <> ALL (reachable_clients(ARRAY[client])) THEN
        RAISE insufficient_privilege;
    END IF;
    INSERT INTO ticket_words (client_id, ticket_id, words)
    SELECT t.client_id, t.ticket_id,
           spanish_words(concat_ws(' ', t.subject, t.requester_name, u.email, t.asset_name, left(t.description, 40000)))
    FROM ticket t
    LEFT JOIN app_user u ON u.client_id = t.client_id AND u.user_id = t.requester_id
    WHERE t.client_id = client AND t.ticket_id = made_ticket;
END $$;

-- Finds the words of a ticket anew: its texts, who asked, the machine, the comments, the files' names, the tags, the fields, and those
-- of the tickets that were merged into it.
CREATE OR REPLACE FUNCTION renew_ticket_words(client uuid, asked_ticket uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF client <> ALL (reachable_clients(ARRAY[client])) THEN
        RAISE insufficient_privilege;
    END IF;
    INSERT INTO ticket_words AS already (client_id, ticket_id, words)
    SELECT t.client_id, t.ticket_id,
           spanish_words(concat_ws(' ', t.subject, t.requester_name, u.email, t.asset_name, left(t.description, 40000),
               left(m.openly, 20000), left(c.openly, 15000), left(f.openly, 5000), left(d.openly, 5000)))
           || only_for_the_team(spanish_words(concat_ws(' ', g.names, c.inside, f.inside, d.inside)))
    FROM ticket t
    LEFT JOIN app_user u ON u.client_id = t.client_id AND u.user_id = t.requester_id
    CROSS JOIN LATERAL (SELECT tickets_within(t.client_id, t.ticket_id) AS ids) p
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', o.number, o.subject, o.requester_name, o.description), ' ') AS openly
        FROM ticket o WHERE o.client_id = t.client_id AND o.ticket_id = ANY (p.ids) AND o.ticket_id <> t.ticket_id) m
    CROSS JOIN LATERAL (
        SELECT string_agg(author_name || ' ' || body, ' ') FILTER (WHERE NOT internal) AS openly,
               string_agg(author_name || ' ' || body, ' ') FILTER (WHERE internal) AS inside
        FROM ticket_comment c WHERE c.client_id = t.client_id AND c.ticket_id = ANY (p.ids)) c
    CROSS JOIN LATERAL (
        SELECT string_agg(file_name, ' ') FILTER (WHERE NOT internal) AS openly,
               string_agg(file_name, ' ') FILTER (WHERE internal) AS inside
        FROM ticket_attachment f WHERE f.client_id = t.client_id AND f.ticket_id = ANY (p.ids)) f
    CROSS JOIN LATERAL (
        SELECT string_agg(name, ' ') AS names
        FROM ticket_tag g WHERE g.client_id = t.client_id AND g.ticket_id = ANY (p.ids)) g
    CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', v.words, o.label, o.label_en), ' ') FILTER (WHERE d.audience = 'everybody') AS openly,
               string_agg(concat_ws(' ', v.words, o.label, o.label_en), ' ') FILTER (WHERE d.audience = 'team') AS inside
        FROM ticket_field_value v
        JOIN ticket_field d ON d.client_id = '00000000-0000-0000-0000-000000000000' AND d.field_id = v.field_id
        LEFT JOIN ticket_field_option o ON o.client_id = d.client_id AND o.field_id = v.field_id AND o.option_id = v.option_id
        WHERE v.client_id = t.client_id AND v.ticket_id = ANY (p.ids)) d
    WHERE t.client_id = client AND t.ticket_id = asked_ticket
    ON CONFLICT (client_id, ticket_id) DO UPDATE SET words = excluded.words;
END $$;

REVOKE EXECUTE ON FUNCTION add_ticket_words, begin_ticket_words, renew_ticket_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_ticket_words, begin_ticket_words, renew_ticket_words TO app_portal, app_staff, app_admin;

-- How to find and mark in a text what words_query looks for. A stem stands for all words that begin with it; one of three
-- letters for those that are not much longer.
CREATE OR REPLACE FUNCTION marks_of(texts text, OUT looked_for tsquery, OUT pattern text) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public AS $$
BEGIN
    SELECT string_agg('''' || form || '''' || CASE WHEN length(form) > 3 THEN ':*' ELSE '' END, ' | ')::tsquery,
           '\m(' || string_agg(form || CASE WHEN length(form) > 3 THEN '' ELSE '[[:alnum:]]{0,3}\M' END, '|') || ')'
    INTO looked_for, pattern
    FROM unnest(tsvector_to_array(spanish_words(texts))) form;
END $$;
