-- Mail that comes in: mailboxes, what was fetched from them, and which words of tickets came so.

-- Where mail is fetched. A mailbox of the house is routed by the sender; another one is its client's. Its secrets are sealed; only superadmins are shown it.
CREATE TABLE mailbox (
    client_id    uuid        NOT NULL REFERENCES client,
    mailbox_id   uuid        NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    address      text        NOT NULL CHECK (length(address) BETWEEN 3 AND 254),   -- in lower case
    host         text        NOT NULL CHECK (length(host) <= 253 -- a whole name or an address, so that nothing else is ever looked up
        AND host ~ '^(([A-Za-z0-9_-]+[.])+[A-Za-z0-9-]+|localhost|\[[0-9A-Fa-f:.]+\])$'),
    port         int         NOT NULL CHECK (port BETWEEN 1 AND 65535),
    tls          text        NOT NULL CHECK (tls IN ('tls', 'starttls', 'none')),
    sign_in      text        NOT NULL CHECK (sign_in IN ('password', 'oauth_client', 'oauth_code')),
    login        text        NOT NULL CHECK (length(login) BETWEEN 1 AND 254),
    secret       bytea,      -- sealed: the password, or the OAuth client's secret
    grant_token  bytea,      -- sealed: what authorises for good (OAuth refresh token)
    access_token bytea,      -- sealed: what authorises for an hour
    access_until timestamptz,
    oauth_client text        NOT NULL DEFAULT '' CHECK (length(oauth_client) <= 300),
    token_url    text        NOT NULL DEFAULT '' CHECK (length(token_url) <= 500),
    authorise_url text       NOT NULL DEFAULT '' CHECK (length(authorise_url) <= 500),
    scope        text        NOT NULL DEFAULT '' CHECK (length(scope) <= 500),
    folder       text        NOT NULL DEFAULT 'INBOX' CHECK (length(folder) BETWEEN 1 AND 200),
    move_to      text        NOT NULL DEFAULT '' CHECK (length(move_to) <= 200),    -- empty: fetched mail is marked as read
    strangers    text        NOT NULL CHECK (strangers IN ('accept', 'keep')),
    trusted_host text        NOT NULL DEFAULT '' CHECK (length(trusted_host) <= 253), -- whose Authentication-Results are believed
    active       boolean     NOT NULL DEFAULT true,
    uid_validity bigint      NOT NULL DEFAULT 0,
    last_uid     bigint      NOT NULL DEFAULT 0,
    lease_owner  uuid,       -- the server that fetches
    lease_until  timestamptz,
    looked_at    timestamptz,
    trouble      text        NOT NULL DEFAULT ''     -- the step that failed; empty when all is well
        CHECK (trouble IN ('', 'name', 'connect', 'tls', 'permit', 'sign_in', 'folder', 'fetch')),
    trouble_text text        NOT NULL DEFAULT '' CHECK (length(trouble_text) <= 500),
    created_at   timestamptz NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, mailbox_id)
);
CREATE UNIQUE INDEX mailbox_by_id ON mailbox (mailbox_id);
CALL wall_in('mailbox', '');

-- Whose people write from which domain. One domain is one client's in the whole house.
CREATE TABLE client_domain (
    client_id uuid NOT NULL REFERENCES client,
    domain    text NOT NULL CHECK (domain ~ '^[^\s@]{3,253}$'),
    PRIMARY KEY (client_id, domain)
);
CREATE UNIQUE INDEX client_domain_once ON client_domain (domain);
CALL wall_in('client_domain', '');

-- Each mail as it came, and what became of it. It is the house's until its client is known. The row is there before the mail
-- on the server is marked, and its fate changes in the transaction that makes the ticket or the comment.
CREATE TABLE received_mail (
    client_id    uuid        NOT NULL REFERENCES client,
    received_id  uuid        NOT NULL,
    mailbox_id   uuid        NOT NULL,
    message_key  text        NOT NULL CHECK (length(message_key) BETWEEN 1 AND 1000), -- its Message-ID, or the digest of all of it
    body_digest  bytea       NOT NULL CHECK (length(body_digest) = 32),               -- of what follows the headers
    arrived_at   timestamptz NOT NULL,
    from_address text        NOT NULL CHECK (length(from_address) <= 254),
    from_name    text        NOT NULL CHECK (length(from_name) <= 200),
    subject      text        NOT NULL CHECK (length(subject) <= 300),
    stored_as    text        NOT NULL CHECK (stored_as ~ '^[0-9a-f]{32}$'),
    size_bytes   bigint      NOT NULL CHECK (size_bytes >= 0),
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    whole        boolean     NOT NULL,       -- false when it was too long, and the rest lies on the mail server
    fate         text        NOT NULL CHECK (fate IN ('waiting', 'ticket', 'comment', 'note', 'ignored', 'held', 'failed')),
    reason       text        NOT NULL DEFAULT '' CHECK (reason ~ '^[a-z_]{0,50}$'),  -- one of the reasons in the messages
    detail       text        NOT NULL DEFAULT '' CHECK (length(detail) <= 500),
    automatic    boolean     NOT NULL DEFAULT false,
    ticket_id    uuid,
    comment_id   uuid,
    ticket_code  text        NOT NULL DEFAULT '' CHECK (length(ticket_code) <= 20),
    due_at       timestamptz,                -- when it is worked; while it is, until when nobody else takes it
    tries        int         NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, received_id)
);
CREATE UNIQUE INDEX received_mail_by_id ON received_mail (received_id);
CREATE UNIQUE INDEX received_mail_once ON received_mail (mailbox_id, message_key);
CREATE INDEX received_mail_answered ON received_mail (message_key);
CREATE INDEX received_mail_ticket ON received_mail (client_id, ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX received_mail_due ON received_mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX received_mail_fate ON received_mail (fate, received_id DESC);
CREATE INDEX received_mail_sender ON received_mail (from_address, arrived_at);
CREATE INDEX received_mail_stored ON received_mail (stored_as);
CALL wall_in('received_mail', '');

-- Addresses to which mail does not arrive, as the servers on the way said.
CREATE TABLE mail_undeliverable (
    client_id uuid        NOT NULL REFERENCES client,
    address   text        NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
    last_at   timestamptz NOT NULL,
    times     int         NOT NULL DEFAULT 1,
    reason    text        NOT NULL CHECK (length(reason) <= 500),
    PRIMARY KEY (client_id, address)
);
CALL wall_in('mail_undeliverable', '');

-- The words of a ticket that came by mail: a comment's, or, under the ticket's id, what it was asked with.
CREATE TABLE ticket_mailed (
    client_id uuid    NOT NULL REFERENCES client,
    said_id   uuid    NOT NULL,
    received_id uuid  NOT NULL,
    address   text    NOT NULL CHECK (length(address) <= 254),
    folded    text    NOT NULL CHECK (length(folded) <= 200000), -- the quotation and the signature below them
    doubtful  boolean NOT NULL,                                  -- it could not be verified who sent it
    PRIMARY KEY (client_id, said_id)
);
CALL wall_in('ticket_mailed', 'SELECT');

-- People are found by the address from which they write.
CREATE INDEX app_user_by_email ON app_user (lower(email)) WHERE email <> '';
