-- Menus show the first sixty of a thousand clients, and the tags that were used last, on each page.
CREATE INDEX client_by_name ON client (name COLLATE "es-x-icu", client_id);
CREATE INDEX ticket_tag_name_last_used ON ticket_tag_name (used_at DESC);
