-- An agent that names its alerts watches with patience of its own, and tells when they are over: a single reading below
-- the threshold ends none of them.
ALTER TABLE alert ADD COLUMN ends_itself boolean NOT NULL DEFAULT false;
