-- Two people who change one window or job at once: the second is told.
ALTER TABLE maintenance_window ADD COLUMN version int NOT NULL DEFAULT 1;
ALTER TABLE watched_job ADD COLUMN version int NOT NULL DEFAULT 1;
