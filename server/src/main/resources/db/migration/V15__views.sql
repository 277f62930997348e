-- Search in Spanish, and the views that people save.

-- Each word is looked for in two or three forms, all without accents and in small letters: as it stands (a name, a code, an
-- English word), its stem, and its stem when the accent that people leave out is put back: "actualizacion", "podia" and
-- "rompio" have no stem of their own, "actualización", "podía" and "rompió" have. What is typed without accents thus meets
-- what was written with them, and the other way round. The stop words are the stemmer's; as they stand, only those go that
-- say nothing at all: somebody may look for an "estado de cuenta".
CREATE TEXT SEARCH DICTIONARY spanish_stems (TEMPLATE = snowball, LANGUAGE = spanish, STOPWORDS = spanish);
CREATE TEXT SEARCH CONFIGURATION stems (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION stems ALTER MAPPING FOR asciiword, word WITH spanish_stems;
-- Reads a text as it stands, to mark what was found in it.
CREATE TEXT SEARCH CONFIGURATION marks (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION marks ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part
    WITH unaccent, spanish_stems;

-- The first 60,000 characters count: a tsvector takes no more than a megabyte.
CREATE FUNCTION spanish_words(texts text) RETURNS tsvector LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
DECLARE
    plain text := regexp_replace(unaccent(lower(left(texts, 60000))), '[^[:alnum:]]+', ' ', 'g');
    accented text := regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(plain,
        '([au]c)ion\M', '\1ión', 'g'),
        '([b-df-hj-np-tv-z])i(as|amos|an|a)\M', '\1í\2', 'g'),
        '([b-df-hj-np-tv-z])io\M', '\1ió', 'g'),
        'c(es|e|en|emos)\M', 'z\1', 'g'),          -- luces: luz; actualice: actualizar
        'qu(es|e|en|emos)\M', 'c\1', 'g'),        -- busque: buscar
        '([b-df-hj-np-rtv-z])s\M', '\1', 'g');    -- drivers: driver
BEGIN
    RETURN ts_delete(strip(to_tsvector('plain_words', plain)) || strip(to_tsvector('stems', plain))
            || strip(to_tsvector('stems', accented)),
        '{a,al,como,con,cuando,de,del,donde,el,en,es,esta,este,fue,ha,hasta,hay,la,las,le,lo,los,mas,me,mi,muy,no,o,para,pero,por,porque,que,se,si,sin,sobre,son,su,sus,un,una,y,ya}'::text[]);
END $$;

-- The lists' functions stand in R__lists_of_tickets.sql, which runs after this.
DROP FUNCTION IF EXISTS words_query(text);
ALTER TABLE ticket DROP COLUMN words CASCADE;
DROP FUNCTION words_of(text);
DROP FUNCTION words_of_client(uuid, tsvector);
DROP FUNCTION words_query_of_client(uuid, tsquery);

-- All words of a ticket: its own, those of the comments and of the files' names. They stand apart from it, so that a
-- change of its state need not write them into the indexes again. A word that only internal notes hold begins with "!".
CREATE TABLE ticket_words (
    client_id uuid     NOT NULL,
    ticket_id uuid     NOT NULL,
    words     tsvector NOT NULL,
    PRIMARY KEY (client_id, ticket_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_words', '');

CREATE FUNCTION only_for_the_team(words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY(SELECT '!' || word FROM unnest(tsvector_to_array(words)) word));

INSERT INTO ticket_words (client_id, ticket_id, words)
SELECT t.client_id, t.ticket_id,
       spanish_words(concat_ws(' ', t.subject, t.requester_name, t.asset_name, left(t.description, 40000), left(c.openly, 15000), left(f.openly, 5000)))
       || only_for_the_team(spanish_words(concat_ws(' ', c.inside, f.inside)))
FROM ticket t
CROSS JOIN LATERAL (
    SELECT string_agg(author_name || ' ' || body, ' ') FILTER (WHERE NOT internal) AS openly,
           string_agg(author_name || ' ' || body, ' ') FILTER (WHERE internal) AS inside
    FROM ticket_comment c WHERE c.client_id = t.client_id AND c.ticket_id = t.ticket_id) c
CROSS JOIN LATERAL (
    SELECT string_agg(file_name, ' ') FILTER (WHERE NOT internal) AS openly,
           string_agg(file_name, ' ') FILTER (WHERE internal) AS inside
    FROM ticket_attachment f WHERE f.client_id = t.client_id AND f.ticket_id = t.ticket_id) f;

-- One index for all clients would lead through the tickets of all of them, one part for each client would hold each word
-- a thousand times. So each word is kept for one of 64 buckets of clients, whose letter it begins with.
CREATE FUNCTION bucket_of(client uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz~_', 1 + (get_byte(uuid_send(client), 15) & 63), 1);
CREATE FUNCTION words_in_bucket(client uuid, words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY(SELECT bucket_of(client) || word FROM unnest(tsvector_to_array(words)) word));
CREATE INDEX ticket_words_in_bucket ON ticket_words USING gin (words_in_bucket(client_id, words));


-- What somebody wants to see again: the list's address without its page. The house's are the team's, a client's those of
-- its own people; a shared one is shown to all of them.
CREATE TABLE ticket_view (
    client_id  uuid        NOT NULL REFERENCES client,
    view_id    uuid        NOT NULL,
    owner_id   uuid        NOT NULL,
    owner_name text        NOT NULL CHECK (length(owner_name) <= 200),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    shared     boolean     NOT NULL,
    address    text        NOT NULL CHECK (length(address) <= 2000),
    updated_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, view_id),
    FOREIGN KEY (client_id, owner_id) REFERENCES app_user
);
CREATE INDEX ticket_view_of_owner ON ticket_view (client_id, owner_id);
CREATE INDEX ticket_view_shared ON ticket_view (client_id) WHERE shared;
CALL wall_in('ticket_view');
