-- What a machine is follows from what it reports, unless a person said so.
ALTER TABLE asset ADD COLUMN kind_from text NOT NULL DEFAULT 'nothing'
    CHECK (kind_from IN ('nothing', 'system', 'model', 'battery', 'desktop', 'person'));
UPDATE asset a SET kind_from = 'person'
WHERE EXISTS (SELECT FROM asset_event e WHERE e.client_id = a.client_id AND e.asset_id = a.asset_id AND e.kind = 'kind_changed');
