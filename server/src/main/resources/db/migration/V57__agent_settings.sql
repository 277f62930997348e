-- What agents are told where it differs from what holds by itself: by the house for each role of machines, by a client or
-- a site for each role of theirs, and for single machines. The narrowest one holds.

CREATE TABLE agent_setting (
    client_id  uuid        NOT NULL REFERENCES client,
    layer      text        NOT NULL CHECK (layer IN ('house', 'client', 'site', 'asset')),
    target     uuid        NOT NULL, -- the client itself (also of the house), one of its sites, or one of its machines
    role       text        NOT NULL CHECK (role IN ('server', 'workstation', 'any')),
    key        text        NOT NULL CHECK (key ~ '^[a-z_]{1,50}$'),
    value      jsonb       NOT NULL CHECK (length(value::text) <= 1100),
    updated_at timestamptz NOT NULL,
    updated_by_name text   NOT NULL CHECK (length(updated_by_name) <= 200),
    PRIMARY KEY (client_id, layer, target, role, key),
    CHECK ((layer = 'asset') = (role = 'any'))
);
CALL wall_in('agent_setting', '');

-- Machines to which a change of the house, a client or a site has still to be carried: the outbox of such changes.
CREATE TABLE agent_setting_work (
    client_id  uuid        NOT NULL REFERENCES client,
    place      uuid        NOT NULL, -- a site, or the client for all its machines
    reached    uuid        NOT NULL, -- machines up to this id are done
    due_at     timestamptz NOT NULL,
    PRIMARY KEY (client_id, place)
);
CALL wall_in('agent_setting_work', '');

-- Which layer said each of asset.settings: the agent shows it to whoever sits at the machine.
ALTER TABLE asset ADD COLUMN settings_origins jsonb NOT NULL DEFAULT '{}';

INSERT INTO agent_setting (client_id, layer, target, role, key, value, updated_at, updated_by_name)
SELECT a.client_id, 'asset', a.asset_id, 'any', s.key, s.value, now(), ''
FROM asset a, jsonb_each(a.settings) s WHERE a.settings <> '{}';
UPDATE asset SET settings_origins = (SELECT jsonb_object_agg(key, 'asset') FROM jsonb_object_keys(settings) key)
WHERE settings <> '{}';
