-- Whether the people at the machines see a run: then what desktop_consent says there decides.
ALTER TABLE script_run ADD COLUMN visible boolean NOT NULL DEFAULT false;
