-- Fields of the house's own making. They stand under the house client and hold for all clients or some; what a ticket says in
-- them stands under its client. The functions in R__fields.sql hand them to the clients' roles, which see no row of the house.

CREATE TABLE ticket_field (
    client_id    uuid        NOT NULL REFERENCES client,
    field_id     uuid        NOT NULL,
    key          text        NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),   -- in addresses, for ever
    place        int         NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'checkbox')),
    label        text        NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    label_en     text        NOT NULL DEFAULT '' CHECK (length(label_en) <= 100),
    help         text        NOT NULL DEFAULT '' CHECK (length(help) <= 300),
    help_en      text        NOT NULL DEFAULT '' CHECK (length(help_en) <= 300),
    need         text        NOT NULL CHECK (need IN ('never', 'creating', 'resolving')),
    audience     text        NOT NULL CHECK (audience IN ('team', 'everybody')),
    every_client boolean     NOT NULL DEFAULT true,   -- or only those in ticket_field_client
    lowest       numeric(20, 6),
    highest      numeric(20, 6),
    longest      int         NOT NULL DEFAULT 200 CHECK (longest BETWEEN 1 AND 1000),
    active       boolean     NOT NULL DEFAULT true,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, field_id)
);
CREATE UNIQUE INDEX ticket_field_key ON ticket_field (client_id, key);
CALL wall_in('ticket_field', '');

-- Here the client is the one whose tickets have the field.
CREATE TABLE ticket_field_client (
    client_id uuid NOT NULL REFERENCES client,
    field_id  uuid NOT NULL,
    PRIMARY KEY (client_id, field_id)
);
CREATE INDEX ticket_field_client_by_field ON ticket_field_client (field_id);
CALL wall_in('ticket_field_client', '');

-- None: every category. One means all below it, too; it may be a client's own.
CREATE TABLE ticket_field_category (
    client_id   uuid NOT NULL,
    field_id    uuid NOT NULL,
    category_id uuid NOT NULL,
    PRIMARY KEY (client_id, field_id, category_id),
    FOREIGN KEY (client_id, field_id) REFERENCES ticket_field
);
CALL wall_in('ticket_field_category', '');

CREATE TABLE ticket_field_option (
    client_id uuid    NOT NULL,
    field_id  uuid    NOT NULL,
    option_id uuid    NOT NULL,
    place     int     NOT NULL,
    label     text    NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    label_en  text    NOT NULL DEFAULT '' CHECK (length(label_en) <= 100),
    active    boolean NOT NULL DEFAULT true,
    PRIMARY KEY (client_id, field_id, option_id),
    FOREIGN KEY (client_id, field_id) REFERENCES ticket_field
);
CALL wall_in('ticket_field_option', '');

-- No row: nothing is said. The portal's role puts in what a new ticket says, and reads through field_values_of.
CREATE TABLE ticket_field_value (
    client_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    field_id  uuid NOT NULL,
    words     text CHECK (length(words) BETWEEN 1 AND 1000),
    amount    numeric(20, 6),
    day       date,
    option_id uuid,
    ticked    boolean CHECK (ticked),
    PRIMARY KEY (client_id, ticket_id, field_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket,
    CHECK (num_nonnulls(words, amount, day, option_id, ticked) = 1)
);
CREATE INDEX ticket_field_value_chosen ON ticket_field_value (option_id, client_id, ticket_id) WHERE option_id IS NOT NULL;
CREATE INDEX ticket_field_value_ticked ON ticket_field_value (field_id, client_id, ticket_id) WHERE ticked;
CALL wall_in('ticket_field_value', 'INSERT');

-- What a line of history is about, where its kind alone does not say it; and lines that only the team sees.
ALTER TABLE ticket_event ADD COLUMN about text NOT NULL DEFAULT '' CHECK (length(about) <= 100);
ALTER TABLE ticket_event ADD COLUMN internal boolean NOT NULL DEFAULT false;
ALTER POLICY portal ON ticket_event USING (client_id = current_client() AND NOT internal);
