-- How promises were kept is counted by the same index as what was made.
DROP INDEX ticket_made;
CREATE INDEX ticket_made ON ticket (client_id, created_at)
    INCLUDE (first_response_at, category, assignee_id, channel, priority, resolved_at, sla_first, sla_resolution, sla_first_late_at, sla_late_at)
    WHERE merged_into IS NULL;
-- Those that were broken, whatever number was kept.
CREATE INDEX ticket_late ON ticket (client_id, created_at)
    WHERE merged_into IS NULL AND (sla_first_late_at IS NOT NULL OR sla_late_at IS NOT NULL);
