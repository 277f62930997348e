-- What changed in inventories, searchable; and software as titles and versions of a client, with each machine's list in one
-- row: a first inventory of a thousand programs is one row and one entry for each in an index that takes them in heaps.

ALTER TABLE inventory_change DROP CONSTRAINT inventory_change_kind_check;
UPDATE inventory_change SET kind = CASE
        WHEN subject = 'ram' THEN 'memory'
        WHEN subject = 'disk' THEN 'disk'
        WHEN subject IN ('motherboard', 'bios_version', 'serial_number', 'manufacturer', 'model') THEN 'board'
        ELSE kind END
WHERE kind = 'changed';
ALTER TABLE inventory_change ADD CONSTRAINT inventory_change_kind_check CHECK
    (kind IN ('installed', 'removed', 'upgraded', 'downgraded', 'memory', 'disk', 'board', 'user', 'ip', 'changed'));
CREATE INDEX inventory_change_newest ON inventory_change (client_id, at DESC, change_id DESC);
CREATE INDEX inventory_change_newest_everywhere ON inventory_change (at DESC, change_id DESC);
CREATE INDEX inventory_change_of_subject ON inventory_change (client_id, subject, at DESC);
CREATE INDEX inventory_change_of_subject_everywhere ON inventory_change (subject, at DESC);
-- Few beside those of programs.
CREATE INDEX inventory_change_of_machines ON inventory_change (client_id, at DESC, change_id DESC)
    WHERE kind NOT IN ('installed', 'removed', 'upgraded', 'downgraded');
CREATE INDEX inventory_change_of_machines_everywhere ON inventory_change (at DESC, change_id DESC)
    WHERE kind NOT IN ('installed', 'removed', 'upgraded', 'downgraded');

CREATE SEQUENCE software_number AS int;
GRANT USAGE ON SEQUENCE software_number TO app_portal, app_staff, app_admin;

CREATE TABLE software_title (
    client_id uuid NOT NULL,
    title_id  int  NOT NULL DEFAULT nextval('software_number'),
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    publisher text NOT NULL DEFAULT '' CHECK (length(publisher) <= 300),
    machines  int  NOT NULL DEFAULT 0,     -- in use, that have it in any version; kept a few seconds late
    PRIMARY KEY (client_id, title_id),
    UNIQUE (client_id, name, publisher)
);
CREATE INDEX software_title_everywhere ON software_title (name, publisher);
CREATE INDEX software_title_search ON software_title USING gin (name gin_trgm_ops);
CALL wall_in('software_title', 'SELECT, INSERT');

CREATE TABLE software_version (
    client_id  uuid NOT NULL,
    version_id int  NOT NULL DEFAULT nextval('software_number'),
    title_id   int  NOT NULL,
    version    text NOT NULL DEFAULT '' CHECK (length(version) <= 200),
    sort_key   text COLLATE "C" CHECK (length(sort_key) <= 700),   -- compared bytewise; null until the server has made it
    machines   int  NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, version_id),
    UNIQUE (client_id, title_id, version),
    FOREIGN KEY (client_id, title_id) REFERENCES software_title
);
CREATE INDEX software_version_in_order ON software_version (client_id, title_id, sort_key);
CREATE INDEX software_version_without_key ON software_version (client_id, version_id) WHERE sort_key IS NULL;
CALL wall_in('software_version', 'SELECT, INSERT');

CREATE TABLE machine_software (
    client_id      uuid     NOT NULL,
    asset_id       uuid     NOT NULL,
    version_ids    int[]    NOT NULL,
    installed_days int[]    NOT NULL,      -- since 1970-01-01; null is not known
    sizes          bigint[] NOT NULL,      -- in bytes
    counted        boolean  NOT NULL DEFAULT true,   -- a retired machine is counted no more
    PRIMARY KEY (client_id, asset_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset,
    CHECK (cardinality(version_ids) = cardinality(installed_days) AND cardinality(version_ids) = cardinality(sizes))
);
CREATE INDEX machine_software_of_version ON machine_software USING gin (version_ids) WITH (gin_pending_list_limit = 2048);
CALL wall_in('machine_software', 'SELECT, INSERT, UPDATE');

-- What of the software of a machine came and went: counts and watch lists follow, a few seconds later.
CREATE TABLE software_news (
    client_id   uuid        NOT NULL,
    news_id     uuid        NOT NULL,
    asset_id    uuid        NOT NULL,
    at          timestamptz NOT NULL,
    beginning   boolean     NOT NULL DEFAULT false,  -- the machine's first list
    come        int[]       NOT NULL,
    gone        int[]       NOT NULL,
    titles_come int[]       NOT NULL,
    titles_gone int[]       NOT NULL,
    PRIMARY KEY (client_id, news_id)
);
CREATE INDEX software_news_in_order ON software_news (news_id);
CALL wall_in('software_news', 'SELECT, INSERT');

-- The same for all clients together, by name and publisher: the house's, for superadmins.
CREATE TABLE software_total (
    client_id uuid NOT NULL,
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    publisher text NOT NULL CHECK (length(publisher) <= 300),
    machines  int  NOT NULL,
    PRIMARY KEY (client_id, name, publisher)
);
CREATE INDEX software_total_most ON software_total (client_id, machines DESC, name, publisher) WHERE machines > 0;
CREATE INDEX software_total_search ON software_total USING gin ((name || ' ' || publisher) gin_trgm_ops);
CALL wall_in('software_total', '');

INSERT INTO software_title (client_id, name, publisher)
SELECT DISTINCT client_id, name, publisher FROM asset_software WHERE name <> '';
INSERT INTO software_version (client_id, title_id, version)
SELECT DISTINCT t.client_id, t.title_id, s.version
FROM asset_software s JOIN software_title t USING (client_id, name, publisher);
INSERT INTO machine_software (client_id, asset_id, version_ids, installed_days, sizes, counted)
SELECT s.client_id, s.asset_id, array_agg(v.version_id), array_agg(s.installed_on - DATE '1970-01-01'), array_agg(s.size_bytes),
       bool_and(a.state <> 'retired')
FROM asset_software s
JOIN asset a ON a.client_id = s.client_id AND a.asset_id = s.asset_id
JOIN software_title t ON t.client_id = s.client_id AND t.name = s.name AND t.publisher = s.publisher
JOIN software_version v ON v.client_id = t.client_id AND v.title_id = t.title_id AND v.version = s.version
GROUP BY s.client_id, s.asset_id;
UPDATE software_version v SET machines = c.number
FROM (SELECT client_id, version_id, count(*) AS number FROM machine_software, unnest(version_ids) version_id
      WHERE counted GROUP BY 1, 2) c
WHERE v.client_id = c.client_id AND v.version_id = c.version_id;
UPDATE software_title t SET machines = c.number
FROM (SELECT v.client_id, v.title_id, count(DISTINCT m.asset_id) AS number
      FROM machine_software m CROSS JOIN LATERAL unnest(m.version_ids) AS has (version_id)
      JOIN software_version v ON v.client_id = m.client_id AND v.version_id = has.version_id
      WHERE m.counted GROUP BY 1, 2) c
WHERE t.client_id = c.client_id AND t.title_id = c.title_id;
INSERT INTO software_total (client_id, name, publisher, machines)
SELECT '00000000-0000-0000-0000-000000000000', name, publisher, sum(machines) FROM software_title GROUP BY name, publisher;

DROP TABLE asset_software;
CREATE VIEW asset_software WITH (security_invoker = true) AS
SELECT m.client_id, m.asset_id, t.name, v.version, t.publisher, DATE '1970-01-01' + has.day AS installed_on,
       has.size AS size_bytes
FROM machine_software m
CROSS JOIN LATERAL unnest(m.version_ids, m.installed_days, m.sizes) AS has (version_id, day, size)
JOIN software_version v ON v.client_id = m.client_id AND v.version_id = has.version_id
JOIN software_title t ON t.client_id = v.client_id AND t.title_id = v.title_id;
GRANT SELECT ON asset_software TO app_portal, app_staff, app_admin;

-- What the list of machines is filtered by, out of what the machines told.
ALTER TABLE asset
    ADD COLUMN ram_bytes bigint GENERATED ALWAYS AS (CASE
        WHEN facts ->> 'ram_bytes' ~ '^[0-9]{1,18}$' THEN (facts ->> 'ram_bytes')::bigint
        WHEN facts ->> 'ram' ~* '^ *[0-9]{1,5} *gi?b?' THEN substring(facts ->> 'ram' FROM '[0-9]+')::bigint * 1073741824 END) STORED,
    ADD COLUMN disk_bytes bigint GENERATED ALWAYS AS (CASE
        WHEN facts ->> 'disk_bytes' ~ '^[0-9]{1,18}$' THEN (facts ->> 'disk_bytes')::bigint END) STORED,
    ADD COLUMN model text NOT NULL GENERATED ALWAYS AS (left(coalesce(facts ->> 'model', ''), 500)) STORED,
    ADD COLUMN last_user text NOT NULL DEFAULT '' CHECK (length(last_user) <= 2000);
CREATE INDEX asset_by_ram ON asset (client_id, ram_bytes);
CREATE INDEX asset_by_ram_everywhere ON asset (ram_bytes);
