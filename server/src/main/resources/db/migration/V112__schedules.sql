-- Reports that go out by mail, weekly or monthly: of the house (staff's) or of a client (its administrators').
CREATE TABLE report_schedule (
    client_id   uuid        NOT NULL REFERENCES client,
    schedule_id uuid        NOT NULL,
    owner_id    uuid        NOT NULL,
    owner_name  text        NOT NULL CHECK (length(owner_name) <= 200),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    page        text        NOT NULL CHECK (page ~ '^[a-z]{1,20}$'), -- the word of what it is of
    address     text        NOT NULL CHECK (length(address) <= 2000), -- its address behind the question mark
    format      text        NOT NULL CHECK (format IN ('pdf', 'xlsx', 'csv')),
    rhythm      text        NOT NULL CHECK (rhythm IN ('weekly', 'monthly')),
    day         int         NOT NULL CHECK (day BETWEEN 1 AND 31),
    hour        int         NOT NULL CHECK (hour BETWEEN 0 AND 23),
    zone        text        NOT NULL CHECK (zone ~ '^[A-Za-z0-9_+/-]{1,100}$'),
    whole       boolean     NOT NULL, -- the week or month before the date, instead of the page's own period
    active      boolean     NOT NULL,
    next_at     timestamptz NOT NULL,
    version     int         NOT NULL,
    PRIMARY KEY (client_id, schedule_id)
);
CREATE INDEX report_schedule_next ON report_schedule (next_at) WHERE active;
CALL wall_in('report_schedule');

CREATE TABLE report_recipient (
    client_id      uuid NOT NULL,
    schedule_id    uuid NOT NULL,
    user_client_id uuid NOT NULL,
    user_id        uuid NOT NULL,
    PRIMARY KEY (client_id, schedule_id, user_id),
    FOREIGN KEY (client_id, schedule_id) REFERENCES report_schedule ON DELETE CASCADE
);
CALL wall_in('report_recipient');

-- One for each date and recipient: the outbox, and afterwards what came of it.
CREATE TABLE report_delivery (
    client_id      uuid        NOT NULL,
    schedule_id    uuid        NOT NULL,
    due_at         timestamptz NOT NULL, -- the date that it is of
    user_id        uuid        NOT NULL,
    user_client_id uuid        NOT NULL,
    user_name      text        NOT NULL CHECK (length(user_name) <= 200),
    state          text        NOT NULL CHECK (state IN ('due', 'sent', 'linked', 'skipped', 'failed')),
    failure        text        NOT NULL DEFAULT ''
        CHECK (failure IN ('', 'inactive', 'out_of_reach', 'no_address', 'no_server', 'broken')),
    tries          int         NOT NULL DEFAULT 0,
    try_at         timestamptz NOT NULL,
    PRIMARY KEY (client_id, schedule_id, due_at, user_id),
    FOREIGN KEY (client_id, schedule_id) REFERENCES report_schedule ON DELETE CASCADE
);
CREATE INDEX report_delivery_next ON report_delivery (try_at) WHERE state = 'due';
CALL wall_in('report_delivery');

-- A file that goes with a mail, sealed as the mail is.
ALTER TABLE mail ADD COLUMN enclosed bytea NOT NULL DEFAULT '' CHECK (octet_length(enclosed) <= 8000000);
ALTER TABLE mail ALTER COLUMN enclosed SET STORAGE EXTERNAL;
