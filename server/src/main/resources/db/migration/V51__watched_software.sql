-- Tags of machines, and lists of software that is wanted or forbidden on them.

CREATE TABLE asset_tag (
    client_id uuid NOT NULL,
    asset_id  uuid NOT NULL,
    tag       text NOT NULL CHECK (length(tag) BETWEEN 1 AND 40),
    PRIMARY KEY (client_id, asset_id, tag),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX asset_tag_by_name ON asset_tag (client_id, tag, asset_id);
CALL wall_in('asset_tag', 'SELECT');

-- The house's hold for every client, those of a client for that one.
CREATE TABLE software_watch (
    client_id     uuid        NOT NULL REFERENCES client,
    watch_id      uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('wanted', 'forbidden', 'new')),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    program       text        NOT NULL CHECK (length(program) BETWEEN 1 AND 200),   -- part of a name; * is any text
    publisher     text        NOT NULL DEFAULT '' CHECK (length(publisher) <= 200),
    from_version  text        NOT NULL DEFAULT '' CHECK (length(from_version) <= 100),
    until_version text        NOT NULL DEFAULT '' CHECK (length(until_version) <= 100),  -- those before it
    tag           text        NOT NULL DEFAULT '' CHECK (length(tag) <= 40),        -- machines with it; empty: all
    severity      text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    active        boolean     NOT NULL DEFAULT true,
    deleted       boolean     NOT NULL DEFAULT false,   -- until its findings have ended
    pending       boolean     NOT NULL DEFAULT true,    -- all its machines are to be looked at
    made_by_name  text        NOT NULL CHECK (length(made_by_name) <= 200),
    made_at       timestamptz NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, watch_id)
);
CREATE INDEX software_watch_by_id ON software_watch (watch_id);
CREATE INDEX software_watch_pending ON software_watch (client_id, watch_id) WHERE pending;
CALL wall_in('software_watch', '');

-- What is not as it should be on a machine. One that has ended stays until its alert has, too.
CREATE TABLE inventory_finding (
    client_id uuid        NOT NULL,
    asset_id  uuid        NOT NULL,
    kind      text        NOT NULL CHECK (kind IN ('software_forbidden', 'software_missing', 'software_new', 'memory_gone',
                                                      'warranty_ends', 'found_again')),
    subject   text        NOT NULL CHECK (length(subject) <= 100),
    watch_id  uuid,                                     -- the list by which it was found
    severity  text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    details   text[]      NOT NULL DEFAULT '{}' CHECK (cardinality(details) <= 5),
    since     timestamptz NOT NULL,
    ended     boolean     NOT NULL DEFAULT false,
    told      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (client_id, asset_id, kind, subject),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX inventory_finding_of_watch ON inventory_finding (watch_id, client_id) WHERE NOT ended;
CREATE INDEX inventory_finding_of_life ON inventory_finding (kind, since) WHERE kind IN ('warranty_ends', 'found_again') AND NOT ended;
CREATE INDEX inventory_finding_untold ON inventory_finding (since) WHERE ended OR NOT told;
CALL wall_in('inventory_finding', 'SELECT, INSERT, UPDATE');

-- The search knows models and people, too.
DROP INDEX asset_search;
CREATE INDEX asset_search ON asset USING gin
    ((name || ' ' || ip_address || ' ' || coalesce(serial_number, '') || ' ' || os || ' ' || os_version || ' ' || model || ' ' || last_user) gin_trgm_ops);
