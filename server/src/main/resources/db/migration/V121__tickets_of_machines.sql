-- The tickets of some machines, whoever's they are: by the machine first, which is of one client anyway.
CREATE INDEX ticket_of_machine ON ticket (asset_id, created_at DESC) INCLUDE (client_id, ticket_id) WHERE asset_id IS NOT NULL;
DROP INDEX ticket_of_asset;
