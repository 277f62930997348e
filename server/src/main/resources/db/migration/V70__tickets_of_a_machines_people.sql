-- The user name of who asked at the machine; null where a ticket was made elsewhere.
ALTER TABLE ticket ADD COLUMN opened_by text CHECK (length(opened_by) BETWEEN 1 AND 200);

UPDATE ticket t SET opened_by = nullif(left(btrim(t.machine_facts ->> 'current_user'), 200), '')
FROM ticket_event e
WHERE e.client_id = t.client_id AND e.ticket_id = t.ticket_id AND e.kind = 'created' AND e.actor_kind = 'agent'
  AND jsonb_typeof(t.machine_facts -> 'current_user') = 'string';

-- Two user names of one machine: without a difference of case, and without the domain where one of them has none.
CREATE FUNCTION same_user(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(one) = lower(other)
        OR (strpos(one, '\') = 0 OR strpos(other, '\') = 0)
            AND lower(substring(one FROM '[^\\]*$')) = lower(substring(other FROM '[^\\]*$'));
