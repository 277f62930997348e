-- What people read of the knowledge base, and how it is found. Flyway runs this file again whenever it changes. The functions
-- run as the owner and take the reader from the transaction's role: a client's people get what is published for everybody
-- or for them, the team what is the house's or of the clients it serves.

DO $$
DECLARE earlier regprocedure;
BEGIN
    FOR earlier IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND proname IN ('article_words', 'article_query', 'article_marks', 'find_articles', 'suggest_articles', 'read_article', 'article_files_of',
            'count_article')
    LOOP
        EXECUTE format('DROP FUNCTION %s', earlier);
    END LOOP;
END $$;

CREATE FUNCTION article_words(language text, texts text) RETURNS tsvector LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
DECLARE plain text;
BEGIN
    IF language = 'es' THEN
        -- Articles say what to do, and the stemmer does not know orders with a pronoun: conéctate: conecta, reinícialo: reinicia.
        RETURN spanish_words(texts || ' ' || array_to_string(ARRAY(
            SELECT told[1] FROM regexp_matches(lower(left(texts, 60000)), '\m(\w*[áéíóú]\w*?)(?:te|se|le|les|lo|la|los|las|me|nos)\M', 'g') told
            LIMIT 1000), ' '));
    END IF;
    plain := regexp_replace(unaccent(lower(left(texts, 60000))), '[^[:alnum:]]+', ' ', 'g');
    RETURN strip(to_tsvector('plain_words', plain)) || strip(to_tsvector('stems_of_english', plain));
END $$;

-- Each word in its Spanish and its English forms; the last one may be the beginning of a word. With every, all of them must be
-- there; else any will do, and words that tell nothing of what the matter is are left out. Null for a text without a word.
CREATE FUNCTION article_query(texts text, every boolean) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT string_agg('(' || forms || CASE WHEN last AND length(word) > 2 THEN ' | ''' || word || ''':*' ELSE '' END || ')',
                CASE WHEN every THEN ' & ' ELSE ' | ' END)::tsquery
            FROM (SELECT word, place = max(place) OVER () AS last,
                         (SELECT string_agg(DISTINCT '''' || form || '''', ' | ')
                          FROM unnest(tsvector_to_array(spanish_words(word) || article_words('en', word))) form) AS forms
                  FROM regexp_split_to_table(unaccent(lower(left(texts, 400))), '[^[:alnum:]]+')
                      WITH ORDINALITY AS split (word, place)
                  WHERE word <> '' AND spanish_words(word) <> '' AND ts_lexize('english_stems', word) <> '{}'
                    AND (every OR ts_lexize('spanish_stems', word) <> '{}' AND word <> ALL ('{hola,buenos,buenas,dia,dias,tarde,tardes,
                        favor,gracias,ayuda,ayudar,ayuden,puedo,puede,pueden,quiero,necesito,problema,saludos,hello,please,help,thanks,
                        need,want,problem}'::text[]))
                  ORDER BY place LIMIT 12) words
            WHERE forms IS NOT NULL);
END $$;

-- How to mark in a text what article_query looks for.
CREATE FUNCTION article_marks(texts text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public
RETURN (SELECT string_agg('''' || form || '''' || CASE WHEN length(form) > 3 THEN ':*' ELSE '' END, ' | ')::tsquery
        FROM unnest(tsvector_to_array(spanish_words(texts) || article_words('en', texts))) form
        WHERE ts_lexize('english_stems', form) <> '{}' AND ts_lexize('spanish_stems', form) <> '{}');

-- One line for each article that the reader may see, in the asked language where it has it. Null filters let all through;
-- asked_clients narrows what the team sees. total says how many there are. What was looked for stands between U+E000 and U+E001.
CREATE FUNCTION find_articles(asked_clients uuid[], texts text, asked_audience text, asked_categories uuid[],
    asked_language text, only_language boolean, retired boolean, sort text, most int, skip int)
RETURNS TABLE (client_id uuid, article_id uuid, audience text, category_id uuid, retired_at timestamptz, language text,
    languages text[], stale boolean, title text, summary text, published_at timestamptz, reads bigint, helped bigint,
    did_not bigint, solved bigint, total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    marked CONSTANT text := U&', StartSel=\E000, StopSel=\E001';
    signs CONSTANT text := U&'\E000\E001';
    portal boolean := current_setting('role') = 'app_portal';
    reach uuid[] := reachable_clients(CASE WHEN portal THEN NULL ELSE asked_clients END);
    looked_for tsquery := article_query(texts, true);
    marks tsquery := article_marks(texts);
BEGIN
    RETURN QUERY
    WITH hit AS (
        SELECT x.client_id, x.article_id, max(ts_rank(x.title_words, looked_for) * 4 + ts_rank(x.words, looked_for)) AS rank
        FROM article_text x
        WHERE texts IS NOT NULL AND x.words @@ looked_for
        GROUP BY x.client_id, x.article_id),
    seen AS (
        SELECT a.*, h.rank FROM article a LEFT JOIN hit h ON h.client_id = a.client_id AND h.article_id = a.article_id
        WHERE (CASE WHEN portal
                 THEN a.audience = 'client' AND a.client_id = ANY (reach) OR a.audience = 'public' AND a.client_id = house
                 ELSE reach IS NULL OR a.client_id = ANY (reach) END)
          AND (a.retired_at IS NOT NULL) = (retired AND NOT portal)
          AND (texts IS NULL OR h.article_id IS NOT NULL)
          AND (asked_audience IS NULL OR a.audience = asked_audience)
          AND (asked_categories IS NULL OR a.category_id = ANY (asked_categories))),
    line AS (
        SELECT s.client_id, s.article_id, s.audience, s.category_id, s.original, s.retired_at, t.language, t.title, t.body,
               t.published_at, coalesce(n.reads, 0) AS reads, coalesce(n.helped, 0) AS helped,
               coalesce(n.did_not, 0) AS did_not, coalesce(n.solved, 0) AS solved,
               row_number() OVER (ORDER BY CASE WHEN sort = 'rank' THEN s.rank END DESC NULLS LAST,
                   CASE WHEN sort = 'helped' THEN coalesce(n.helped, 0) + coalesce(n.solved, 0) - coalesce(n.did_not, 0) END DESC NULLS LAST,
                   CASE WHEN sort = 'unused' THEN coalesce(n.reads, 0) END,
                   CASE WHEN sort = 'title' THEN lower(t.title) COLLATE "es-x-icu" END,
                   t.published_at DESC, s.article_id) AS place,
               count(*) OVER () AS total
        FROM seen s
        JOIN LATERAL (
            SELECT t.* FROM article_text t WHERE t.client_id = s.client_id AND t.article_id = s.article_id
              AND (NOT only_language OR t.language = asked_language)
            ORDER BY t.language <> asked_language LIMIT 1) t ON true
        LEFT JOIN article_count n ON n.client_id = s.client_id AND n.article_id = s.article_id
        ORDER BY place LIMIT most OFFSET skip)
    SELECT l.client_id, l.article_id, l.audience, l.category_id, l.retired_at, l.language, o.languages, o.stale,
           CASE WHEN marks IS NULL THEN l.title ELSE ts_headline(m.reader, translate(l.title, signs, ''), marks, 'HighlightAll=true' || marked) END,
           CASE WHEN marks IS NULL THEN left(l.body, 300)
                ELSE ts_headline(m.reader, translate(left(l.body, 20000), signs, ''), marks,
                    'MaxFragments=2, MinWords=10, MaxWords=22, FragmentDelimiter=" … "' || marked) END,
           l.published_at, l.reads, l.helped, l.did_not, l.solved, l.total
    FROM line l
    CROSS JOIN LATERAL (SELECT CASE l.language WHEN 'en' THEN 'english_marks' ELSE 'marks' END::regconfig AS reader) m
    CROSS JOIN LATERAL (
        SELECT array_agg(t.language ORDER BY t.language <> l.original) AS languages,
               coalesce(min(t.published_at) FILTER (WHERE t.language <> l.original)
                   < min(t.published_at) FILTER (WHERE t.language = l.original), false) AS stale
        FROM article_text t WHERE t.client_id = l.client_id AND t.article_id = l.article_id) o
    ORDER BY l.place;
END $$;

-- What may help who is writing this: few, the best first. Titles alone are asked: they tell what an article is about, and a
-- long text holds a word of nearly everything.
CREATE FUNCTION suggest_articles(asked_clients uuid[], texts text, asked_language text, most int)
RETURNS TABLE (article_id uuid, language text, audience text, title text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    portal boolean := current_setting('role') = 'app_portal';
    reach uuid[] := reachable_clients(CASE WHEN portal THEN NULL ELSE asked_clients END);
    looked_for tsquery := article_query(texts, false);
BEGIN
    RETURN QUERY
    WITH hit AS MATERIALIZED (
        SELECT x.client_id, x.article_id, x.language, x.title, a.audience,
               ts_rank(x.title_words, looked_for) AS rank
        FROM article_text x JOIN article a ON a.client_id = x.client_id AND a.article_id = x.article_id
        WHERE x.title_words @@ looked_for AND a.retired_at IS NULL
          AND (CASE WHEN portal
                 THEN a.audience = 'client' AND a.client_id = ANY (reach) OR a.audience = 'public' AND a.client_id = house
                 ELSE reach IS NULL OR a.client_id = ANY (reach) END)),
    best AS (
        SELECT DISTINCT ON (h.client_id, h.article_id) h.* FROM hit h
        ORDER BY h.client_id, h.article_id, h.language <> asked_language)
    SELECT b.article_id, b.language, b.audience, b.title FROM best b
    ORDER BY b.rank DESC, b.article_id LIMIT most;
END $$;

-- The article as its reader may see it, one row for each language; none when it does not exist for the reader.
CREATE FUNCTION read_article(asked_clients uuid[], asked uuid)
RETURNS TABLE (client_id uuid, article_id uuid, audience text, category_id uuid, original text, created_at timestamptz,
    retired_at timestamptz, article_version int, language text, version int, title text, body text, html text,
    published_at timestamptz, published_by_name text, reads bigint, helped bigint, did_not bigint, solved bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    portal boolean := current_setting('role') = 'app_portal';
    reach uuid[] := reachable_clients(CASE WHEN portal THEN NULL ELSE asked_clients END);
BEGIN
    RETURN QUERY
    SELECT a.client_id, a.article_id, a.audience, a.category_id, a.original, a.created_at, a.retired_at, a.version, t.language,
           t.version, t.title, t.body, t.html, t.published_at, t.published_by_name, coalesce(n.reads, 0), coalesce(n.helped, 0),
           coalesce(n.did_not, 0), coalesce(n.solved, 0)
    FROM article a
    JOIN article_text t ON t.client_id = a.client_id AND t.article_id = a.article_id
    LEFT JOIN article_count n ON n.client_id = a.client_id AND n.article_id = a.article_id
    WHERE a.article_id = asked
      AND (CASE WHEN portal THEN a.retired_at IS NULL
                   AND (a.audience = 'client' AND a.client_id = ANY (reach)
                        OR a.audience = 'public' AND a.client_id = '00000000-0000-0000-0000-000000000000')
             ELSE reach IS NULL OR a.client_id = ANY (reach) END);
END $$;

-- The files of an article that the reader may see, in the order they came; or the one file that is asked for.
CREATE FUNCTION article_files_of(asked_clients uuid[], asked uuid, asked_file uuid) RETURNS SETOF article_file
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5 SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN QUERY
    SELECT f.* FROM article_file f
    WHERE (f.article_id = asked OR f.file_id = asked_file)
      AND EXISTS (SELECT FROM read_article(asked_clients, f.article_id))
    ORDER BY f.file_id LIMIT 100;
END $$;

-- Counts a reader's doing: read, helped, did_not, solved. Nothing happens when the article does not exist for the reader.
CREATE FUNCTION count_article(asked_clients uuid[], asked uuid, what text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO article_count AS n (client_id, article_id, reads, helped, did_not, solved)
    SELECT a.client_id, a.article_id, (what = 'read')::int, (what = 'helped')::int, (what = 'did_not')::int, (what = 'solved')::int
    FROM (SELECT DISTINCT r.client_id, r.article_id FROM read_article(asked_clients, asked) r) a
    ON CONFLICT (client_id, article_id) DO UPDATE SET reads = n.reads + excluded.reads, helped = n.helped + excluded.helped,
        did_not = n.did_not + excluded.did_not, solved = n.solved + excluded.solved;
END $$;

REVOKE EXECUTE ON FUNCTION find_articles, suggest_articles, read_article, article_files_of, count_article FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_articles, suggest_articles, read_article, article_files_of, count_article
    TO app_portal, app_staff, app_admin;
