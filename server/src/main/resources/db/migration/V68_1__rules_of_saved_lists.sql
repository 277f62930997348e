-- A rule may be of the machines of a saved list; it keeps what the list asks for, as maintenance windows do.
ALTER TABLE alert_rule
    ADD COLUMN list_address text NOT NULL DEFAULT '' CHECK (length(list_address) <= 1000),
    ADD COLUMN list_name    text NOT NULL DEFAULT '' CHECK (length(list_name) <= 100),
    DROP CONSTRAINT alert_rule_pkey,
    ADD PRIMARY KEY (client_id, kind, severity, list_address);
