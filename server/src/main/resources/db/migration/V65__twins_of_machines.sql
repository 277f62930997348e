-- Records that have something identifying in common, noted when it is learned: to compare all records of all clients whenever
-- somebody opens the page took 1.9 s at 100,000 machines.
CREATE TABLE asset_twin (
    client_id uuid        NOT NULL,
    one       uuid        NOT NULL,
    other     uuid        NOT NULL,
    noted_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, one, other),
    FOREIGN KEY (client_id, one) REFERENCES asset,
    FOREIGN KEY (client_id, other) REFERENCES asset,
    CHECK (one < other)
);
CREATE INDEX asset_twin_newest ON asset_twin (noted_at);
CALL wall_in('asset_twin', 'SELECT, INSERT');

INSERT INTO asset_twin (client_id, one, other, noted_at)
SELECT DISTINCT p.client_id, p.one, p.other, now() FROM (
    SELECT o.client_id, o.asset_id AS one, x.asset_id AS other
    FROM (SELECT client_id, machine_id AS value FROM asset WHERE machine_id IS NOT NULL AND merged_into IS NULL
          GROUP BY client_id, machine_id HAVING count(*) BETWEEN 2 AND 20) v
    JOIN asset o ON o.client_id = v.client_id AND o.machine_id = v.value AND o.merged_into IS NULL
    JOIN asset x ON x.client_id = v.client_id AND x.machine_id = v.value AND x.merged_into IS NULL AND x.asset_id > o.asset_id
    UNION ALL
    SELECT o.client_id, o.asset_id, x.asset_id
    FROM (SELECT client_id, serial_number AS value FROM asset WHERE serial_number IS NOT NULL AND merged_into IS NULL
          GROUP BY client_id, serial_number HAVING count(*) BETWEEN 2 AND 20) v
    JOIN asset o ON o.client_id = v.client_id AND o.serial_number = v.value AND o.merged_into IS NULL
    JOIN asset x ON x.client_id = v.client_id AND x.serial_number = v.value AND x.merged_into IS NULL AND x.asset_id > o.asset_id
    UNION ALL
    SELECT o.client_id, o.asset_id, x.asset_id
    FROM (SELECT client_id, mac_address AS value FROM asset WHERE mac_address IS NOT NULL AND merged_into IS NULL
          GROUP BY client_id, mac_address HAVING count(*) BETWEEN 2 AND 20) v
    JOIN asset o ON o.client_id = v.client_id AND o.mac_address = v.value AND o.merged_into IS NULL
    JOIN asset x ON x.client_id = v.client_id AND x.mac_address = v.value AND x.merged_into IS NULL AND x.asset_id > o.asset_id
    UNION ALL
    SELECT o.client_id, o.asset_id, x.asset_id
    FROM (SELECT client_id, site_id, name FROM asset WHERE merged_into IS NULL
          GROUP BY client_id, site_id, name HAVING count(*) BETWEEN 2 AND 5) v
    JOIN asset o ON o.client_id = v.client_id AND o.name = v.name AND o.site_id = v.site_id AND o.merged_into IS NULL
    JOIN asset x ON x.client_id = v.client_id AND x.name = v.name AND x.site_id = v.site_id AND x.merged_into IS NULL
         AND x.asset_id > o.asset_id) p;
