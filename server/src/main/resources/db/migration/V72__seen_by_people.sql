-- What the people at a machine see of a command, what they said, and who ended it.
ALTER TABLE agent_command DROP CONSTRAINT agent_command_kind_check;
ALTER TABLE agent_command ADD CONSTRAINT agent_command_kind_check CHECK (kind IN (
    'script', 'collect_inventory', 'update_agent', 'download_file', 'install_updates', 'restart_agent',
    'cancel_command', 'collect_events', 'list_processes', 'end_process', 'list_services', 'control_service',
    'restart_machine', 'shut_down_machine', 'wake_on_lan', 'remote_session'));
ALTER TABLE agent_command
    -- With created_by_name and reason this is the notice that was signed; null for what people see nothing of.
    ADD COLUMN notice_consent text CHECK (notice_consent IN ('ask', 'tell')),
    ADD COLUMN notice_name    text NOT NULL DEFAULT '' CHECK (length(notice_name) <= 200),
    ADD COLUMN notice_seconds int  NOT NULL DEFAULT 0,
    ADD COLUMN answer         text CHECK (answer IN ('allowed', 'refused', 'unanswered', 'nobody', 'told', 'silent')),
    ADD COLUMN answered_by    text NOT NULL DEFAULT '' CHECK (length(answered_by) <= 200), -- the system's name there
    ADD COLUMN ended          text CHECK (ended IN ('technician', 'person', 'time', 'agent')),
    ADD COLUMN ended_by       text NOT NULL DEFAULT '' CHECK (length(ended_by) <= 200);
