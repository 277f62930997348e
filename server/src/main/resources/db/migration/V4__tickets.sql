-- Tickets. Names of people are kept as they were when they acted: a list needs no join, and history stays true.

CREATE SEQUENCE ticket_number;   -- TKT-000001 …, without reuse; a rolled-back number is a gap, never a repeat
GRANT USAGE ON SEQUENCE ticket_number TO app_portal, app_staff, app_admin;

-- Words as they are looked for: without accents, in small letters, cut at whatever is no letter or digit.
CREATE TEXT SEARCH CONFIGURATION plain_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain_words ALTER MAPPING FOR word, numword, hword, hword_part, numhword, hword_numpart WITH unaccent, simple;
CREATE FUNCTION words_of(texts text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN strip(to_tsvector('public.plain_words', regexp_replace(texts, '[^[:alnum:]]+', ' ', 'g')));

CREATE TABLE ticket (
    client_id      uuid        NOT NULL REFERENCES client,
    ticket_id      uuid        NOT NULL,
    number         bigint      NOT NULL,
    subject        text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
    description    text        NOT NULL CHECK (length(description) <= 100000),
    category       text        NOT NULL CHECK (length(category) BETWEEN 1 AND 100),
    priority       text        NOT NULL CHECK (priority IN ('baja', 'media', 'alta', 'critica')),
    state          text        NOT NULL CHECK (state IN ('nuevo', 'asignado', 'en_progreso', 'en_espera', 'resuelto', 'cerrado')),
    channel        text        NOT NULL CHECK (channel IN ('portal', 'email', 'agente', 'api', 'phone')),
    requester_id   uuid,
    requester_name text        NOT NULL CHECK (length(requester_name) <= 200),
    asset_id       uuid,
    asset_name     text        NOT NULL DEFAULT '' CHECK (length(asset_name) <= 255),
    site_id        uuid,
    assignee_id    uuid,
    assignee_name  text        NOT NULL DEFAULT '' CHECK (length(assignee_name) <= 200),
    machine_facts  jsonb       NOT NULL DEFAULT '{}', -- as they were at the report
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    first_response_at timestamptz,
    resolved_at    timestamptz,
    closed_at      timestamptz,
    reopened_count int         NOT NULL DEFAULT 0,
    public_comments int        NOT NULL DEFAULT 0,
    rating         int         CHECK (rating BETWEEN 1 AND 5),
    rating_comment text        NOT NULL DEFAULT '' CHECK (length(rating_comment) <= 2000),
    rated_at       timestamptz,
    version        int         NOT NULL DEFAULT 1,
    urgency        smallint    GENERATED ALWAYS AS
        (CASE priority WHEN 'critica' THEN 4 WHEN 'alta' THEN 3 WHEN 'media' THEN 2 ELSE 1 END) STORED,
    words          tsvector    GENERATED ALWAYS AS
        (words_of(number::text || ' ' || lpad(number::text, greatest(6, length(number::text)), '0') || ' ' || subject
            || ' ' || requester_name || ' ' || asset_name || ' ' || description)) STORED,
    PRIMARY KEY (client_id, ticket_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset,
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE UNIQUE INDEX ticket_by_number ON ticket (client_id, number);
CREATE INDEX ticket_number_everywhere ON ticket (number);
CREATE INDEX ticket_by_id ON ticket (ticket_id);

-- Lists choose their rows from these alone: what they filter by stands in them.
CREATE INDEX ticket_recent ON ticket (client_id, updated_at DESC)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at);
CREATE INDEX ticket_recent_everywhere ON ticket (updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at);
CREATE INDEX ticket_open ON ticket (client_id, updated_at DESC)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_open_everywhere ON ticket (updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_pressing ON ticket (client_id, urgency DESC, updated_at DESC)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_pressing_everywhere ON ticket (urgency DESC, updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_of_assignee ON ticket (assignee_id, updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, requester_id, created_at)
    WHERE assignee_id IS NOT NULL;
CREATE INDEX ticket_of_kind ON ticket (channel, priority, state, updated_at DESC) INCLUDE (client_id, ticket_id);
CREATE INDEX ticket_words ON ticket USING gin (client_id, words);
CREATE INDEX ticket_quiet ON ticket (updated_at) WHERE state = 'resuelto';
CREATE INDEX ticket_of_asset ON ticket (client_id, asset_id, created_at DESC) WHERE asset_id IS NOT NULL;
CREATE INDEX ticket_of_requester ON ticket (client_id, requester_id, updated_at DESC) WHERE requester_id IS NOT NULL;
CALL wall_in('ticket', 'SELECT, INSERT, UPDATE');

CREATE TABLE ticket_comment (
    client_id   uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    comment_id  uuid        NOT NULL,
    internal    boolean     NOT NULL,
    author_kind text        NOT NULL CHECK (author_kind IN ('person', 'agent', 'automation')),
    author_id   uuid,
    author_name text        NOT NULL CHECK (length(author_name) <= 200),
    by_staff    boolean     NOT NULL,
    body        text        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    channel     text        NOT NULL CHECK (channel IN ('portal', 'email', 'agente', 'api', 'phone')),
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, comment_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_comment', 'SELECT, INSERT');
-- The portal's people and the agents never see an internal note, whatever a query forgets.
ALTER POLICY portal ON ticket_comment USING (client_id = current_client() AND NOT internal);

CREATE TABLE ticket_event (
    client_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    event_id   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    actor_kind text        NOT NULL CHECK (actor_kind IN ('person', 'agent', 'automation')),
    actor_id   uuid,
    actor_name text        NOT NULL CHECK (length(actor_name) <= 200),
    kind       text        NOT NULL CHECK (length(kind) <= 50),
    from_value text        NOT NULL DEFAULT '' CHECK (length(from_value) <= 1000),
    to_value   text        NOT NULL DEFAULT '' CHECK (length(to_value) <= 1000),
    version    int         NOT NULL,          -- of the ticket, after the change
    PRIMARY KEY (client_id, ticket_id, event_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_event', 'SELECT, INSERT');

CREATE TABLE ticket_attachment (
    client_id     uuid        NOT NULL,
    ticket_id     uuid        NOT NULL,
    attachment_id uuid        NOT NULL,
    comment_id    uuid,
    internal      boolean     NOT NULL DEFAULT false,
    file_name     text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type    text        NOT NULL CHECK (length(media_type) <= 100),
    size_bytes    bigint      NOT NULL,
    sha256        bytea       NOT NULL,
    stored_as     text        NOT NULL CHECK (length(stored_as) <= 100),
    thumbnail     boolean     NOT NULL,
    added_by_name text        NOT NULL CHECK (length(added_by_name) <= 200),
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, attachment_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_attachment', 'SELECT, INSERT');
ALTER POLICY portal ON ticket_attachment USING (client_id = current_client() AND NOT internal);

-- A repeated request (same key from the same sender) finds what the first one made instead of making another.
CREATE TABLE ticket_request (
    client_id  uuid        NOT NULL,
    sender_id  uuid        NOT NULL,
    purpose    text        NOT NULL CHECK (purpose IN ('TICKET', 'COMMENT', 'ATTACHMENT', 'RATING')),
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    made_id    uuid        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (client_id, sender_id, purpose, key)
);
CALL wall_in('ticket_request', 'SELECT, INSERT');

-- How far each reader (a person, or an asset's agent) has read.
CREATE TABLE ticket_read (
    client_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    reader_id uuid        NOT NULL,
    read_at   timestamptz NOT NULL,
    public_comments int   NOT NULL,
    PRIMARY KEY (client_id, ticket_id, reader_id)
);
CALL wall_in('ticket_read', 'SELECT, INSERT, UPDATE');

-- Lists. These functions run as the owner, since under row-level security no index serves @@ and a policy is evaluated
-- for each row that a filter looks at; so they take the clients from the transaction's own role, and never from outside.
-- They give ids; the rows themselves are then read under row-level security again.
CREATE FUNCTION reachable_clients(asked uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE reach uuid[];
BEGIN
    CASE current_setting('role')
        WHEN 'app_portal' THEN reach := ARRAY[current_client()];
        WHEN 'app_staff' THEN reach := coalesce(current_clients(), '{}');
        WHEN 'app_admin' THEN RETURN asked;   -- null: all of them
        ELSE RAISE insufficient_privilege;
    END CASE;
    RETURN CASE WHEN asked IS NULL THEN reach ELSE ARRAY(SELECT unnest(reach) INTERSECT SELECT unnest(asked)) END;
END $$;

-- The last word may be the beginning of one, since it is often still being typed; TKT-000456 means the number. Null for a
-- text without any word.
CREATE FUNCTION words_query(texts text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT to_tsquery('public.plain_words', string_agg(
                CASE WHEN last AND length(word) > 2 THEN word || ':*' ELSE word END, ' & '))
            FROM (SELECT word, place = max(place) OVER () AS last
                  FROM regexp_split_to_table(regexp_replace(texts, '\mtkt-', '', 'gi'), '[^[:alnum:]]+')
                      WITH ORDINALITY AS split (word, place)
                  WHERE word <> '') words);

CREATE FUNCTION count_tickets(asked_clients uuid[], states text[], priorities text[], asked_channel text, asked_site uuid,
    asked_assignee uuid, nobodys boolean, asked_requester uuid, since timestamptz, texts text, most int)
RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    looked_for tsquery := words_query(texts);
BEGIN
    RETURN (SELECT count(*) FROM (
        SELECT 1 FROM ticket t
        WHERE (reach IS NULL OR t.client_id = ANY (reach))
          AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
          AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
          AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
          AND (asked_requester IS NULL OR t.requester_id = asked_requester)
          AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
          AND (texts IS NULL OR t.words @@ looked_for)
        LIMIT most) counted);
END $$;

-- expected is what count_tickets said. Few that hold the words are found by the index of words and then sorted; when they
-- are many, the newest soon fill a page. sort is activity, number or priority, with a minus sign for the largest first. A client's rows are chosen by that client's
-- part of the index and then merged: one index over all clients would be searched through for twenty of a thousand.
CREATE FUNCTION find_tickets(asked_clients uuid[], states text[], priorities text[], asked_channel text, asked_site uuid,
    asked_assignee uuid, nobodys boolean, asked_requester uuid, since timestamptz, texts text, expected bigint,
    sort text, most int, skip int)
RETURNS TABLE (found_client uuid, found_ticket uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach uuid[] := reachable_clients(asked_clients);
    looked_for tsquery := words_query(texts);
BEGIN
    IF reach IS NULL OR texts IS NOT NULL AND expected <= 2000 THEN
        RETURN QUERY
        SELECT t.client_id, t.ticket_id FROM ticket t
        WHERE (reach IS NULL OR t.client_id = ANY (reach))
          AND (states IS NULL OR t.state = ANY (states)) AND (priorities IS NULL OR t.priority = ANY (priorities))
          AND (asked_channel IS NULL OR t.channel = asked_channel) AND (asked_site IS NULL OR t.site_id = asked_site)
          AND (asked_assignee IS NULL OR t.assignee_id = asked_assignee) AND (NOT nobodys OR t.assignee_id IS NULL)
          AND (asked_requester IS NULL OR t.requester_id = asked_requester)
          AND (since IS NULL OR t.created_at >= since AND t.updated_at >= since)
          AND (texts IS NULL OR t.words @@ looked_for)
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
              AND (texts IS NULL OR t.words @@ looked_for)
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
