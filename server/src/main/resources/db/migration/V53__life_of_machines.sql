-- What a machine is to its owner: department, value, purchase, warranty, notes.
CREATE TABLE asset_life (
    client_id      uuid          NOT NULL,
    asset_id       uuid          NOT NULL,
    department     text          NOT NULL DEFAULT '' CHECK (length(department) <= 100),
    supplier       text          NOT NULL DEFAULT '' CHECK (length(supplier) <= 100),
    cost           numeric(12,2) CHECK (cost >= 0),
    currency       text          NOT NULL DEFAULT 'MXN' CHECK (currency ~ '^[A-Z]{3}$'),
    purchased_on   date,
    warranty_until date,
    notes          text          NOT NULL DEFAULT '' CHECK (length(notes) <= 5000),
    updated_at     timestamptz   NOT NULL,
    updated_by_name text         NOT NULL CHECK (length(updated_by_name) <= 200),
    version        int           NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, asset_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX asset_life_by_warranty ON asset_life (client_id, warranty_until) WHERE warranty_until IS NOT NULL;
CREATE INDEX asset_life_by_warranty_everywhere ON asset_life (warranty_until) WHERE warranty_until IS NOT NULL;
CALL wall_in('asset_life', 'SELECT');
