-- What the clients' own roles need of the house's fields, and what tickets say in them. Flyway runs this file again whenever
-- it changes. These functions run as the owner; they take the clients from the transaction's role.
DROP FUNCTION IF EXISTS fields_of(uuid);
DROP FUNCTION IF EXISTS fields_of(uuid, boolean);
DROP FUNCTION IF EXISTS machine_field_values_of(uuid, uuid);
DROP FUNCTION IF EXISTS machines_saying(text, text);
DROP FUNCTION IF EXISTS machines_saying_words(text[]);
DROP FUNCTION IF EXISTS field_values_of(uuid, uuid);
DROP FUNCTION IF EXISTS field_values_in_list(uuid[], uuid[], uuid[]);

-- The fields of this client's tickets, or of its machines, also those out of use; for null those of any client that the role reaches. The portal
-- is told nothing of those that are the team's.
CREATE FUNCTION fields_of(asked_client uuid, machines boolean)
RETURNS TABLE (field_id uuid, key text, place int, kind text, label text, label_en text, help text, help_en text, need text,
    audience text, every_client boolean, lowest numeric, highest numeric, longest int, active boolean, version int,
    of_machines boolean, machine_kinds text[], categories uuid[], option_ids uuid[], option_labels text[], option_labels_en text[], option_actives boolean[])
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    within uuid[] := reachable_clients(CASE WHEN asked_client IS NOT NULL THEN ARRAY[asked_client] END);
    team boolean := current_setting('role') <> 'app_portal';
BEGIN
    RETURN QUERY
    SELECT f.field_id, f.key, f.place, f.kind, f.label, f.label_en, f.help, f.help_en, f.need, f.audience, f.every_client,
           f.lowest, f.highest, f.longest, f.active, f.version, f.of_machines, f.machine_kinds,
           ARRAY(SELECT c.category_id FROM ticket_field_category c
                 WHERE c.client_id = house AND c.field_id = f.field_id ORDER BY c.category_id),
           o.ids, o.labels, o.labels_en, o.actives
    FROM ticket_field f
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(x.option_id ORDER BY x.place, x.option_id), '{}') AS ids,
               coalesce(array_agg(x.label ORDER BY x.place, x.option_id), '{}') AS labels,
               coalesce(array_agg(x.label_en ORDER BY x.place, x.option_id), '{}') AS labels_en,
               coalesce(array_agg(x.active ORDER BY x.place, x.option_id), '{}') AS actives
        FROM ticket_field_option x WHERE x.client_id = house AND x.field_id = f.field_id) o
    WHERE f.client_id = house AND f.of_machines = machines AND (team OR f.audience = 'everybody')
      AND (within IS NULL OR f.every_client OR EXISTS (
          SELECT FROM ticket_field_client c WHERE c.client_id = ANY (within) AND c.field_id = f.field_id))
    ORDER BY f.place, f.field_id;
END $$;

CREATE FUNCTION field_values_of(asked_client uuid, asked_ticket uuid)
RETURNS TABLE (field_id uuid, words text, amount numeric, day date, option_id uuid, ticked boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT v.field_id, v.words, v.amount, v.day, v.option_id, v.ticked
    FROM ticket_field_value v
    JOIN ticket_field f ON f.client_id = '00000000-0000-0000-0000-000000000000' AND f.field_id = v.field_id
    WHERE v.client_id = ANY (reachable_clients(ARRAY[asked_client])) AND v.ticket_id = asked_ticket
      AND (f.audience = 'everybody' OR current_setting('role') <> 'app_portal');
END $$;

CREATE FUNCTION machine_field_values_of(asked_client uuid, asked_asset uuid)
RETURNS TABLE (field_id uuid, words text, amount numeric, day date, option_id uuid, ticked boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT v.field_id, v.words, v.amount, v.day, v.option_id, v.ticked
    FROM asset_field_value v
    JOIN ticket_field f ON f.client_id = '00000000-0000-0000-0000-000000000000' AND f.field_id = v.field_id
    WHERE v.client_id = ANY (reachable_clients(ARRAY[asked_client])) AND v.asset_id = asked_asset
      AND (f.audience = 'everybody' OR current_setting('role') <> 'app_portal');
END $$;

-- The machines that say in the field of this key what is asked for: an option's id, yes or no, from..to, a piece of a text.
-- No is said of those that have the box. None for what the field cannot hold.
CREATE FUNCTION machines_saying(asked_key text, wanted text)
RETURNS TABLE (client_id uuid, asset_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 500 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    within CONSTANT uuid[] := reachable_clients(NULL);
    bounds CONSTANT text[] := string_to_array(wanted, '..');
    field ticket_field;
    bound text;
BEGIN
    SELECT * INTO field FROM ticket_field f
    WHERE f.client_id = house AND f.key = asked_key AND f.of_machines
      AND (f.audience = 'everybody' OR current_setting('role') <> 'app_portal');
    bound := CASE field.kind WHEN 'number' THEN '-?\d{1,14}(\.\d{1,6})?' ELSE '\d{4}-\d\d-\d\d' END;
    IF field.kind = 'choice' AND wanted ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        RETURN QUERY SELECT v.client_id, v.asset_id FROM asset_field_value v
        WHERE v.field_id = field.field_id AND v.option_id = wanted::uuid AND (within IS NULL OR v.client_id = ANY (within));
    ELSIF field.kind = 'checkbox' AND wanted = 'yes' OR field.kind = 'text' AND wanted <> '' THEN
        RETURN QUERY SELECT v.client_id, v.asset_id FROM asset_field_value v
        WHERE v.field_id = field.field_id AND (within IS NULL OR v.client_id = ANY (within))
          AND (field.kind = 'checkbox' OR v.words ILIKE '%' || regexp_replace(wanted, '([\\%_])', '\\\1', 'g') || '%');
    ELSIF field.kind = 'checkbox' AND wanted = 'no' THEN
        RETURN QUERY SELECT a.client_id, a.asset_id FROM asset a
        WHERE (within IS NULL OR a.client_id = ANY (within))
          AND (field.machine_kinds = '{}' OR a.kind = ANY (field.machine_kinds))
          AND (field.every_client OR EXISTS (
              SELECT FROM ticket_field_client c WHERE c.client_id = a.client_id AND c.field_id = field.field_id))
          AND NOT EXISTS (SELECT FROM asset_field_value v
              WHERE v.client_id = a.client_id AND v.asset_id = a.asset_id AND v.field_id = field.field_id);
    ELSIF field.kind IN ('number', 'date') AND wanted ~ ('^(' || bound || ')?\.\.(' || bound || ')?$') THEN
        RETURN QUERY SELECT v.client_id, v.asset_id FROM asset_field_value v
        WHERE v.field_id = field.field_id AND (within IS NULL OR v.client_id = ANY (within))
          AND CASE field.kind
              WHEN 'number' THEN v.amount >= coalesce(nullif(bounds[1], '')::numeric, v.amount)
                  AND v.amount <= coalesce(nullif(bounds[2], '')::numeric, v.amount)
              ELSE v.day::text >= bounds[1] AND (bounds[2] = '' OR v.day::text <= bounds[2]) END;
    END IF;
END $$;

-- The machines that say something in which all of these stand, given as patterns, or whose option is called so.
CREATE FUNCTION machines_saying_words(patterns text[])
RETURNS TABLE (client_id uuid, asset_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    within CONSTANT uuid[] := reachable_clients(NULL);
    seen CONSTANT uuid[] := ARRAY(SELECT f.field_id FROM ticket_field f WHERE f.client_id = house AND f.of_machines
        AND (f.audience = 'everybody' OR current_setting('role') <> 'app_portal'));
    options CONSTANT uuid[] := ARRAY(SELECT o.option_id FROM ticket_field_option o
        WHERE o.client_id = house AND o.field_id = ANY (seen) AND o.label || ' ' || o.label_en ILIKE ALL (patterns));
BEGIN
    RETURN QUERY
    SELECT v.client_id, v.asset_id FROM asset_field_value v
    WHERE v.words ILIKE ALL (patterns) AND v.field_id = ANY (seen) AND (within IS NULL OR v.client_id = ANY (within))
    UNION
    SELECT v.client_id, v.asset_id FROM asset_field_value v
    WHERE v.field_id = ANY (seen) AND v.option_id = ANY (options) AND (within IS NULL OR v.client_id = ANY (within))
    LIMIT 10001;
END $$;

-- What the tickets of a page say in the fields that are its columns.
CREATE FUNCTION field_values_in_list(asked_clients uuid[], asked_tickets uuid[], asked_fields uuid[])
RETURNS TABLE (ticket_id uuid, field_id uuid, words text, amount numeric, day date, option_id uuid, ticked boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    within CONSTANT uuid[] := reachable_clients(asked_clients);
BEGIN
    RETURN QUERY
    SELECT v.ticket_id, v.field_id, v.words, v.amount, v.day, v.option_id, v.ticked
    FROM unnest(asked_clients, asked_tickets) AS row (client_id, ticket_id)
    JOIN ticket_field_value v ON v.client_id = row.client_id AND v.ticket_id = row.ticket_id AND v.field_id = ANY (asked_fields)
    JOIN ticket_field f ON f.client_id = '00000000-0000-0000-0000-000000000000' AND f.field_id = v.field_id
    WHERE row.client_id = ANY (within) AND (f.audience = 'everybody' OR current_setting('role') <> 'app_portal');
END $$;

REVOKE EXECUTE ON FUNCTION fields_of, field_values_of, field_values_in_list, machine_field_values_of, machines_saying,
    machines_saying_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fields_of, field_values_of, field_values_in_list, machine_field_values_of, machines_saying,
    machines_saying_words TO app_portal, app_staff, app_admin;

-- What stands in the history for the team alone: the kinds that always do, and the lines that say so. Here, since V21 and V23
-- each know only the half of it. Who of the client follows no longer says so, and reads nothing of the others.
ALTER POLICY portal ON ticket_event
    USING (client_id = current_client() AND NOT internal AND kind <> ALL ('{tags,watchers}'))
    WITH CHECK (client_id = current_client() AND NOT internal AND kind <> 'tags');
