-- All that an agent can be asked: arguments are data, each has its reason, and one that is not wanted any more is withdrawn.
ALTER TABLE agent_command DROP CONSTRAINT agent_command_kind_check;
ALTER TABLE agent_command ADD CONSTRAINT agent_command_kind_check CHECK (kind IN (
    'script', 'collect_inventory', 'update_agent', 'download_file', 'install_updates', 'restart_agent',
    'cancel_command', 'collect_events', 'list_processes', 'end_process', 'list_services', 'control_service',
    'restart_machine', 'shut_down_machine', 'wake_on_lan'));
ALTER TABLE agent_command DROP CONSTRAINT agent_command_status_check;
ALTER TABLE agent_command ADD CONSTRAINT agent_command_status_check CHECK (status IN (
    'succeeded', 'failed', 'timed_out', 'refused', 'expired', 'cancelled'));
ALTER TABLE agent_command
    ADD COLUMN arguments       text[]      NOT NULL DEFAULT '{}' CHECK (cardinality(arguments) <= 100),
    ADD COLUMN reason          text        NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    ADD COLUMN run_id          uuid,        -- the run of a script on many machines that it is a part of
    ADD COLUMN cancel_asked_at timestamptz,
    ADD COLUMN cancel_asked_by text        NOT NULL DEFAULT '' CHECK (length(cancel_asked_by) <= 200),
    ADD COLUMN cleaned         boolean     NOT NULL DEFAULT false; -- characters that no text may have were taken out of its output

-- A machine's history, newest first.
CREATE INDEX agent_command_by_time ON agent_command (client_id, asset_id, created_at DESC, command_id);
CREATE UNIQUE INDEX agent_command_by_id ON agent_command (client_id, command_id);
CREATE INDEX agent_command_by_run ON agent_command (client_id, run_id) WHERE run_id IS NOT NULL;
-- What nobody came for.
CREATE INDEX agent_command_expiring ON agent_command (expires_at) WHERE result_at IS NULL;
-- The newest list of processes, of services or of events of a machine; and the old ones, whose text is let go.
CREATE INDEX agent_command_lists ON agent_command (client_id, asset_id, kind, created_at DESC)
    WHERE kind IN ('list_processes', 'list_services', 'collect_events');
CREATE INDEX agent_command_old_lists ON agent_command (result_at)
    WHERE kind IN ('list_processes', 'list_services', 'collect_events') AND stdout IS NOT NULL;

-- How far a running command is, as its agent said last. UNLOGGED: only the result counts.
CREATE UNLOGGED TABLE command_progress (
    client_id  uuid        NOT NULL,
    asset_id   uuid        NOT NULL,
    command_id uuid        NOT NULL,
    heard_at   timestamptz NOT NULL,
    stdout     text        NOT NULL DEFAULT '',
    stderr     text        NOT NULL DEFAULT '',
    PRIMARY KEY (client_id, asset_id, command_id)
);
CALL wall_in('command_progress');
