package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The database's settings: modest on a small machine, since server and database share it, and never unsafe.
 *
 * @param memoryBytes memory of the machine
 */
record PostgresSettings(long memoryBytes, Durability durability) {
    private static final long MEBI = 1 << 20;

    String text(int port, Path log) {
        return """
        # Written by the server at each start. Your own lines belong in postgresql.local.conf beside it, which wins.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 100

        shared_buffers = %dMB
        effective_cache_size = %dMB
        work_mem = %dMB
        maintenance_work_mem = %dMB
        dynamic_shared_memory_type = %s
        random_page_cost = 1.1
        jit = off

        %s
        wal_compression = on
        max_wal_size = %dMB
        checkpoint_timeout = 15min

        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'iso, ymd'
        lc_messages = 'C'

        logging_collector = on
        log_directory = '%s'
        log_filename = 'postgres-%%Y%%m%%d-%%H%%M%%S.log'
        log_rotation_age = 1d
        log_rotation_size = 10MB
        log_file_mode = 0600
        log_line_prefix = '%%m [%%p] %%u@%%d '
        # No statement and no row may reach the log: they hold what people wrote.
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_checkpoints = off

        include_if_exists = 'postgresql.local.conf'
        """
                .formatted(
                        port,
                        share(24, 64, 1024),
                        share(2, 256, 64 * 1024),
                        share(512, 4, 32),
                        share(32, 64, 512),
                        sharedMemory(),
                        safety(),
                        share(8, 256, 2048),
                        log.toString().replace('\\', '/').replace("'", "''"));
    }

    private long share(int divisor, long leastMebi, long mostMebi) {
        return Math.clamp(memoryBytes / MEBI / divisor, leastMebi, mostMebi);
    }

    private String safety() {
        return switch (durability) {
            case SAFE -> "fsync = on\nsynchronous_commit = on\nfull_page_writes = on";
            case NONE -> "fsync = off\nsynchronous_commit = off\nfull_page_writes = off";
        };
    }

    /** Containers often have a /dev/shm of 64 MB, on which parallel queries fail. */
    private static String sharedMemory() {
        if (Platform.isWindows()) {
            return "windows";
        }
        Path folder = Path.of("/dev/shm");
        try {
            boolean small =
                    Files.isDirectory(folder) && Files.getFileStore(folder).getTotalSpace() < 256 * MEBI;
            return small ? "sysv" : "posix";
        } catch (IOException e) {
            return "posix";
        }
    }
}
