-- Brings what the layers of agent_setting say to machines of one client. Flyway runs this file again whenever it changes.

DROP FUNCTION IF EXISTS renew_agent_settings(uuid, uuid[], jsonb);
DROP FUNCTION IF EXISTS narrower_settings(text, uuid, uuid, int);

-- What is said below a place, of the clients that the role reaches: by which client, site or machine, of which role's machines.
CREATE FUNCTION narrower_settings(of_layer text, of_client uuid, of_target uuid, most int)
RETURNS TABLE (layer text, client_id uuid, target uuid, role text, key text, value text, name text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT s.layer, s.client_id, s.target,
           CASE WHEN s.layer <> 'asset' THEN s.role WHEN a.kind = 'server' THEN 'server' ELSE 'workstation' END,
           s.key, s.value #>> '{}', coalesce(a.name, l.name, c.name)
    FROM agent_setting s
    JOIN client c ON c.client_id = s.client_id
    LEFT JOIN site l ON s.layer = 'site' AND l.client_id = s.client_id AND l.site_id = s.target
    LEFT JOIN asset a ON s.layer = 'asset' AND a.client_id = s.client_id AND a.asset_id = s.target
    WHERE CASE of_layer
          WHEN 'house' THEN s.layer IN ('client', 'site', 'asset')
          WHEN 'client' THEN s.client_id = of_client AND s.layer IN ('site', 'asset')
          WHEN 'site' THEN s.client_id = of_client AND s.layer = 'asset' AND a.site_id = of_target END
      AND (a.state IS NULL OR a.state <> 'retired')
    ORDER BY array_position('{client,site,asset}', s.layer), 7, s.target, s.key, s.role
    LIMIT most
$$;

-- What differs from before is to be told to the agent. Where nobody says anything any more, it is told what is usual, or
-- null where its own default holds again. Returns how many machines have something new.
CREATE FUNCTION renew_agent_settings(asked uuid, assets uuid[], usual jsonb) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    house CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    renewed int;
BEGIN
    IF current_setting('role') NOT IN ('app_staff', 'app_admin') OR asked <> ALL (reachable_clients(ARRAY[asked])) THEN
        RAISE insufficient_privilege;
    END IF;
    PERFORM FROM asset WHERE client_id = asked AND asset_id = ANY (assets) ORDER BY asset_id FOR NO KEY UPDATE;
    -- A statement of its own: it sees what others committed while the rows above were waited for.
    WITH machine AS MATERIALIZED (
        SELECT asset_id, site_id, CASE kind WHEN 'server' THEN 'server' ELSE 'workstation' END AS role, settings, settings_origins
        FROM asset WHERE client_id = asked AND asset_id = ANY (assets)
    ), said AS MATERIALIZED (
        SELECT layer, target, role, jsonb_object_agg(key, value) AS means, jsonb_object_agg(key, layer) AS origins
        FROM (SELECT layer, target, role, key, value FROM agent_setting WHERE client_id = house AND layer = 'house'
              UNION ALL
              SELECT layer, target, role, key, value FROM agent_setting
              WHERE client_id = asked AND layer = 'client' AND target = asked
              UNION ALL
              SELECT layer, target, role, key, value FROM agent_setting
              WHERE client_id = asked AND layer = 'site' AND target IN (SELECT site_id FROM machine)
              UNION ALL
              SELECT layer, target, role, key, value FROM agent_setting
              WHERE client_id = asked AND layer = 'asset' AND target = ANY (assets)) every_layer
        GROUP BY layer, target, role
    ), renewal AS (
        SELECT m.asset_id, m.settings AS old_settings, m.settings_origins AS old_origins,
            coalesce(h.means, '{}') || coalesce(c.means, '{}') || coalesce(s.means, '{}') || coalesce(o.means, '{}') AS settings,
            coalesce(h.origins, '{}') || coalesce(c.origins, '{}') || coalesce(s.origins, '{}') || coalesce(o.origins, '{}')
                AS origins
        FROM machine m
        LEFT JOIN said h ON h.layer = 'house' AND h.role = m.role
        LEFT JOIN said c ON c.layer = 'client' AND c.role = m.role
        LEFT JOIN said s ON s.layer = 'site' AND s.target = m.site_id AND s.role = m.role
        LEFT JOIN said o ON o.layer = 'asset' AND o.target = m.asset_id
    )
    UPDATE asset a SET settings = r.settings, settings_origins = r.origins, settings_revision = a.settings_revision + 1,
        settings_changed = a.settings_changed || (
            SELECT coalesce(jsonb_object_agg(k.key, coalesce(r.settings -> k.key, usual -> k.key, 'null')), '{}')
            FROM jsonb_object_keys(r.old_settings || r.settings) k (key)
            WHERE (r.old_settings -> k.key) IS DISTINCT FROM (r.settings -> k.key)
               OR (r.old_origins -> k.key) IS DISTINCT FROM (r.origins -> k.key))
    FROM renewal r
    WHERE a.client_id = asked AND a.asset_id = r.asset_id
      AND (r.settings <> r.old_settings OR r.origins <> r.old_origins);
    GET DIAGNOSTICS renewed = ROW_COUNT;
    RETURN renewed;
END $$;

REVOKE EXECUTE ON FUNCTION renew_agent_settings, narrower_settings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renew_agent_settings, narrower_settings TO app_staff, app_admin;
