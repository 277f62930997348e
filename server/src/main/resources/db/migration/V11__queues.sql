-- Categories as a tree, and queues. The house's own stand under the house client and hold for everybody; a client may
-- have categories of its own, and wishes about the house's. The functions in R__queues.sql hand the house's rows to the
-- clients' roles, which see no row of the house by themselves.

CREATE TABLE ticket_queue (
    client_id   uuid        NOT NULL REFERENCES client,
    queue_id    uuid        NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    note        text        NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    automatic   boolean     NOT NULL DEFAULT false,   -- gives each ticket to a member by itself
    every_client boolean    NOT NULL DEFAULT true,    -- or only those in ticket_queue_client
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, queue_id)
);
CREATE UNIQUE INDEX ticket_queue_name ON ticket_queue (client_id, lower(name)) WHERE active;
CALL wall_in('ticket_queue', '');

-- Here the client is the one that is served.
CREATE TABLE ticket_queue_client (
    client_id uuid NOT NULL REFERENCES client,
    queue_id  uuid NOT NULL,
    PRIMARY KEY (client_id, queue_id)
);
CREATE INDEX ticket_queue_client_by_queue ON ticket_queue_client (queue_id);
CALL wall_in('ticket_queue_client', '');

CREATE TABLE ticket_queue_member (
    client_id     uuid NOT NULL,
    queue_id      uuid NOT NULL,
    user_id       uuid NOT NULL,
    last_given_at timestamptz,
    PRIMARY KEY (client_id, queue_id, user_id),
    FOREIGN KEY (client_id, queue_id) REFERENCES ticket_queue,
    FOREIGN KEY (client_id, user_id) REFERENCES app_user
);
CREATE INDEX ticket_queue_member_by_user ON ticket_queue_member (user_id);
CALL wall_in('ticket_queue_member', '');

-- Who is away is given nothing by itself, in no queue.
CREATE TABLE ticket_absence (
    client_id uuid        NOT NULL,
    user_id   uuid        NOT NULL,
    since     timestamptz NOT NULL,
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user
);
CALL wall_in('ticket_absence', '');

-- asked and example are how the portal speaks of it; empty means the name, and no example. English falls back to Spanish.
CREATE TABLE ticket_category (
    client_id   uuid        NOT NULL REFERENCES client,
    category_id uuid        NOT NULL,
    parent_id   uuid,       -- of the same client or of the house
    place       int         NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    asked       text        NOT NULL DEFAULT '' CHECK (length(asked) <= 100),
    example     text        NOT NULL DEFAULT '' CHECK (length(example) <= 200),
    name_en     text        NOT NULL DEFAULT '' CHECK (length(name_en) <= 100),
    asked_en    text        NOT NULL DEFAULT '' CHECK (length(asked_en) <= 100),
    example_en  text        NOT NULL DEFAULT '' CHECK (length(example_en) <= 200),
    icon        text        NOT NULL DEFAULT 'other' CHECK (length(icon) BETWEEN 1 AND 50),
    priority    text        CHECK (priority IN ('baja', 'media', 'alta', 'critica')),
    queue_id    uuid,
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, category_id)
);
CREATE INDEX ticket_category_by_id ON ticket_category (category_id);
CREATE INDEX ticket_category_by_parent ON ticket_category (parent_id) WHERE parent_id IS NOT NULL;
CALL wall_in('ticket_category', 'SELECT');

-- What a client wants otherwise than the house.
CREATE TABLE ticket_category_wish (
    client_id   uuid    NOT NULL REFERENCES client,
    category_id uuid    NOT NULL,
    priority    text    CHECK (priority IN ('baja', 'media', 'alta', 'critica')),
    queue_id    uuid,
    hidden      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (client_id, category_id)
);
CALL wall_in('ticket_category_wish', 'SELECT');

INSERT INTO ticket_queue (client_id, queue_id, name, created_at, updated_at)
VALUES ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000100', 'General', now(), now());

INSERT INTO ticket_category (client_id, category_id, place, icon, name, asked, example, name_en, asked_en, example_en,
    created_at, updated_at)
SELECT '00000000-0000-0000-0000-000000000000', ('00000000-0000-7000-8000-00000000020' || place)::uuid, place, icon, name,
       asked, example, name_en, asked_en, example_en, now(), now()
FROM (VALUES
    (1, 'computer', 'Hardware', 'Mi computadora', 'lenta, no prende, se traba',
        'Hardware', 'My computer', 'slow, does not start, freezes'),
    (2, 'printer', 'Impresoras', 'Impresora', 'no imprime, falta tóner', 'Printers', 'Printer', 'does not print, out of toner'),
    (3, 'network', 'Red', 'Internet y red', 'sin conexión, VPN', 'Network', 'Internet and network', 'no connection, VPN'),
    (4, 'mail', 'Correo', '', 'no llega, no sale', 'Mail', '', 'does not arrive, is not sent'),
    (5, 'access', 'Accesos', '', 'contraseñas, permisos', 'Access', '', 'passwords, permissions'),
    (6, 'program', 'Software', 'Programas', 'instalar, errores', 'Software', 'Programs', 'install, errors'),
    (7, 'phone', 'Teléfono', '', 'extensiones, celulares', 'Phone', '', 'extensions, mobiles'),
    (8, 'other', 'Otro', 'Otra cosa', 'cuéntanos', 'Other', 'Something else', 'tell us'))
    AS seed (place, icon, name, asked, example, name_en, asked_en, example_en);

-- Null where the category is only a text, as an agent may send one that nobody has made.
ALTER TABLE ticket ADD COLUMN category_id uuid;
ALTER TABLE ticket ADD COLUMN queue_id uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000100';
UPDATE ticket t SET category_id = c.category_id
FROM ticket_category c WHERE c.client_id = '00000000-0000-0000-0000-000000000000' AND c.name = t.category;

-- What lists filter by stands in their indexes.
DROP INDEX ticket_recent, ticket_recent_everywhere, ticket_open, ticket_open_everywhere, ticket_pressing,
    ticket_pressing_everywhere, ticket_of_assignee;
CREATE INDEX ticket_recent ON ticket (client_id, updated_at DESC)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id);
CREATE INDEX ticket_recent_everywhere ON ticket (updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id);
CREATE INDEX ticket_open ON ticket (client_id, updated_at DESC)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_open_everywhere ON ticket (updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_pressing ON ticket (client_id, urgency DESC, updated_at DESC)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_pressing_everywhere ON ticket (urgency DESC, updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id)
    WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_of_assignee ON ticket (assignee_id, updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, requester_id, created_at, queue_id, category_id)
    WHERE assignee_id IS NOT NULL;
CREATE INDEX ticket_of_queue ON ticket (queue_id, updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, assignee_id, category_id);
CREATE INDEX ticket_of_category ON ticket (category_id, updated_at DESC)
    INCLUDE (client_id, ticket_id, state, priority, assignee_id, queue_id) WHERE category_id IS NOT NULL;
-- How much somebody has on hand, for automatic assignment.
CREATE INDEX ticket_load ON ticket (assignee_id) WHERE assignee_id IS NOT NULL AND state NOT IN ('resuelto', 'cerrado');
