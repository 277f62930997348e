-- A key with scopes of the REST API does what its maker may do, for its client; such a key needs no site, and one of the house is
-- for all that its maker may see.
ALTER TABLE api_key ADD COLUMN user_id uuid;
ALTER TABLE api_key ALTER COLUMN site_id DROP NOT NULL;
