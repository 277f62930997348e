-- The same words, each with the client's name before it: an index of these finds the words of one client without
-- passing by those of all others.
CREATE FUNCTION words_of_client(client uuid, words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY(
        SELECT right(client::text, 8) || '/' || word FROM unnest(tsvector_to_array(words)) word));

-- As words_query, for the words of one client.
CREATE FUNCTION words_query_of_client(client uuid, looked_for tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(looked_for::text, '''([^'']+)''', '''' || right(client::text, 8) || '/\1''', 'g')::tsquery;

DROP INDEX ticket_words;
CREATE INDEX ticket_words ON ticket USING gin (words);
CREATE INDEX ticket_words_of_client ON ticket USING gin (words_of_client(client_id, words));
