-- The knowledge base. An article is the house's, for the team alone or for everybody, or one client's, for its people or for
-- the team that serves it. The clients' roles see no row of any of these tables: R__articles.sql hands them what they may read.

CREATE TABLE article (
    client_id   uuid        NOT NULL REFERENCES client,
    article_id  uuid        NOT NULL,
    audience    text        NOT NULL CHECK (audience IN ('internal', 'client', 'public')),
    category_id uuid,                    -- of the tickets' tree
    original    text        NOT NULL CHECK (original IN ('es', 'en')),
    created_at  timestamptz NOT NULL,
    retired_at  timestamptz,
    version     int         NOT NULL DEFAULT 1,
    internal    boolean     GENERATED ALWAYS AS (audience = 'internal') STORED,
    PRIMARY KEY (client_id, article_id),
    CHECK (audience <> 'public' OR client_id = '00000000-0000-0000-0000-000000000000'),
    CHECK (audience <> 'client' OR client_id <> '00000000-0000-0000-0000-000000000000')
);
CREATE UNIQUE INDEX article_by_id ON article (article_id);
CALL wall_in('article', '');

-- What counts now, one row for each language it is published in. An article that changes its owner takes all of it along.
CREATE TABLE article_text (
    client_id    uuid        NOT NULL,
    article_id   uuid        NOT NULL,
    language     text        NOT NULL CHECK (language IN ('es', 'en')),
    version      int         NOT NULL CHECK (version > 0),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    body         text        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    html         text        NOT NULL CHECK (length(html) <= 400000),
    published_at timestamptz NOT NULL,
    published_by_name text   NOT NULL CHECK (length(published_by_name) <= 200),
    title_words  tsvector    NOT NULL,
    words        tsvector    NOT NULL,   -- the title's, too
    PRIMARY KEY (client_id, article_id, language),
    FOREIGN KEY (client_id, article_id) REFERENCES article ON UPDATE CASCADE
);
CREATE INDEX article_text_title_words ON article_text USING gin (title_words);
CREATE INDEX article_text_words ON article_text USING gin (words);
CALL wall_in('article_text', '');

CREATE TABLE article_version (
    client_id     uuid        NOT NULL,
    article_id    uuid        NOT NULL,
    language      text        NOT NULL,
    version       int         NOT NULL,
    title         text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    body          text        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    html          text        NOT NULL CHECK (length(html) <= 400000),
    made_at       timestamptz NOT NULL,
    made_by_name  text        NOT NULL CHECK (length(made_by_name) <= 200),
    restored_from int,        -- the version whose repetition this one is
    PRIMARY KEY (client_id, article_id, language, version),
    FOREIGN KEY (client_id, article_id) REFERENCES article ON UPDATE CASCADE
);
CALL wall_in('article_version', '');

-- Apart from the text, so that counting never writes its words again.
CREATE TABLE article_count (
    client_id  uuid   NOT NULL,
    article_id uuid   NOT NULL,
    reads      bigint NOT NULL DEFAULT 0,
    helped     bigint NOT NULL DEFAULT 0,
    did_not    bigint NOT NULL DEFAULT 0,
    solved     bigint NOT NULL DEFAULT 0,   -- no ticket was needed
    PRIMARY KEY (client_id, article_id),
    FOREIGN KEY (client_id, article_id) REFERENCES article ON UPDATE CASCADE
);
CALL wall_in('article_count', '');

-- What a person thought of a version. It is the reader's client's, whoever's the article is.
CREATE TABLE article_rating (
    client_id  uuid        NOT NULL,
    person_id  uuid        NOT NULL,
    article_id uuid        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('es', 'en')),
    version    int         NOT NULL,
    helped     boolean     NOT NULL,
    comment    text        NOT NULL DEFAULT '' CHECK (length(comment) <= 2000),
    rated_at   timestamptz NOT NULL,
    PRIMARY KEY (client_id, person_id, article_id, language, version),
    FOREIGN KEY (client_id, person_id) REFERENCES app_user (client_id, user_id)
);
CREATE INDEX article_rating_of_article ON article_rating (article_id, rated_at DESC);
CALL wall_in('article_rating', 'SELECT, INSERT');

-- What somebody of the team is writing and has not published. It is its author's alone, under the house, whoever's the
-- article will be. One of each language of an article; several that are no article yet.
CREATE TABLE article_draft (
    client_id   uuid        NOT NULL,
    draft_id    uuid        NOT NULL,
    author_id   uuid        NOT NULL,
    author_name text        NOT NULL CHECK (length(author_name) <= 200),
    article_id  uuid,
    owner_id    uuid        NOT NULL,        -- the client whose it is or will be
    audience    text        NOT NULL CHECK (audience IN ('internal', 'client', 'public')),
    category_id uuid,
    language    text        NOT NULL CHECK (language IN ('es', 'en')),
    seen        int         NOT NULL,        -- the version that its author began with
    title       text        NOT NULL CHECK (length(title) <= 200),
    body        text        NOT NULL CHECK (length(body) <= 100000),
    html        text        NOT NULL CHECK (length(html) <= 400000),
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (client_id, draft_id),
    FOREIGN KEY (client_id, author_id) REFERENCES app_user (client_id, user_id)
);
CREATE UNIQUE INDEX article_draft_of_article ON article_draft (article_id, language, author_id) WHERE article_id IS NOT NULL;
CREATE INDEX article_draft_of_author ON article_draft (client_id, author_id, saved_at DESC);
CALL wall_in('article_draft', '');

CREATE TABLE article_file (
    client_id  uuid        NOT NULL,
    article_id uuid        NOT NULL,
    file_id    uuid        NOT NULL,
    file_name  text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type text        NOT NULL CHECK (length(media_type) <= 100),
    size_bytes bigint      NOT NULL,
    sha256     bytea       NOT NULL,
    stored_as  text        NOT NULL CHECK (length(stored_as) <= 100),
    thumbnail  boolean     NOT NULL,
    picture    text        CHECK (picture IN ('image/png', 'image/jpeg')),
    added_by_name text     NOT NULL CHECK (length(added_by_name) <= 200),
    added_at   timestamptz NOT NULL,
    PRIMARY KEY (client_id, article_id, file_id),
    FOREIGN KEY (client_id, article_id) REFERENCES article ON UPDATE CASCADE
);
CREATE UNIQUE INDEX article_file_by_id ON article_file (file_id);
CREATE INDEX article_file_by_store ON article_file (stored_as);
CALL wall_in('article_file', '');

CREATE TEXT SEARCH DICTIONARY english_stems (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION stems_of_english (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION stems_of_english ALTER MAPPING FOR asciiword, word WITH english_stems;
-- Reads a text of either language as it stands, to mark what was found in it.
CREATE TEXT SEARCH CONFIGURATION english_marks (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION english_marks ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part
    WITH unaccent, english_stems;
