-- A saved list of machines as scope. Lists never change, so what one asks for is copied: it holds after the list is deleted, too.
ALTER TABLE maintenance_window ADD COLUMN list_address text NOT NULL DEFAULT '' CHECK (length(list_address) <= 1000);
ALTER TABLE maintenance_window ADD COLUMN list_name text NOT NULL DEFAULT '' CHECK (length(list_name) <= 100);
ALTER TABLE software_watch ADD COLUMN site_id uuid; -- this site alone
ALTER TABLE software_watch ADD COLUMN list_address text NOT NULL DEFAULT '' CHECK (length(list_address) <= 1000);
ALTER TABLE software_watch ADD COLUMN list_name text NOT NULL DEFAULT '' CHECK (length(list_name) <= 100);
