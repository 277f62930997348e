-- What lists count stands in indexes, as long as PostgreSQL knows their pages to be visible to all. It looks after a table when a
-- fifth of it has changed: of a million tickets two hundred thousand, which in a storm of alerts were walked past one by one.
ALTER TABLE ticket SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE alert SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE asset SET (autovacuum_vacuum_scale_factor = 0.05);

-- Words wait in a list until that is full, and whoever fills it puts all in their place: a second with the usual 4 MB.
ALTER INDEX ticket_words_in_bucket SET (gin_pending_list_limit = 512);
ALTER INDEX asset_search SET (gin_pending_list_limit = 512);
