-- How many machines may join with a key that nobody knew before, and how many did.
ALTER TABLE api_key
    ADD COLUMN machines_most int NOT NULL DEFAULT 500 CHECK (machines_most BETWEEN 1 AND 100000),
    ADD COLUMN machines_new  int NOT NULL DEFAULT 0 CHECK (machines_new >= 0);
