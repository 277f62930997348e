-- What seldom changes, and each page needs: people's rights, clients, categories, queues, fields, saved views. The servers
-- remember it as of a stamp, and each request reads the stamp anew with its session: so what was withdrawn is gone with the
-- next request, whichever server changed it. No client stands in this table; it says that something changed, not what.
CREATE TABLE change_stamp (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    stamp    bigint  NOT NULL,
    moved_by xid8             -- the transaction that moved it last
);
INSERT INTO change_stamp (stamp) VALUES (1);
GRANT SELECT ON change_stamp TO lanet_app, app_portal, app_staff, app_admin;

-- At the end of each transaction that changes something, and once: two such transactions wait for each other only while
-- they commit, and none of them has anything left to lock by then.
CREATE FUNCTION move_change_stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE change_stamp SET stamp = stamp + 1, moved_by = pg_current_xact_id()
    WHERE moved_by IS DISTINCT FROM pg_current_xact_id();
    RETURN NULL;
END $$;

DO $$
DECLARE watched record;
BEGIN
    FOR watched IN SELECT * FROM (VALUES
        ('client', 'name, time_zone, active'),
        ('app_user', 'login, name, email, role, active, site_id, locale, theme, time_zone, photo_version'),
        ('user_credential', 'must_change, changed_at'),
        ('second_factor', 'since'),
        ('technician_client', 'client_id, user_id'),
        ('ticket_category', NULL), ('ticket_category_wish', NULL),
        ('ticket_queue', NULL), ('ticket_queue_client', NULL),
        ('ticket_field', NULL), ('ticket_field_client', NULL), ('ticket_field_category', NULL), ('ticket_field_option', NULL),
        ('ticket_view', NULL)) AS w (name, columns)
    LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER change_stamp AFTER INSERT OR DELETE OR UPDATE%s ON %I
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_change_stamp()',
            ' OF ' || watched.columns, watched.name);
    END LOOP;
END $$;
