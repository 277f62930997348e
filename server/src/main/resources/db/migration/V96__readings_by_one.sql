-- A list of machines takes a few milliseconds; starting helpers for it takes as many, and sixteen people at once have
-- none of the processors to spare.
ALTER TABLE asset SET (parallel_workers = 0);
ALTER TABLE asset_status SET (parallel_workers = 0);
