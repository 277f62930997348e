package mx.lanet.agent.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;

/** Fetches a file once more because a person at the machine wants it: one at a time, with a thread of its own. */
final class Refetch {
    private static final int TIMEOUT_SECONDS = 3_600;

    private final @Nullable DownloadWork work;
    private volatile @Nullable Going going;

    Refetch(@Nullable DownloadWork work) {
        this.work = work;
    }

    private record Going(String id, Ongoing ongoing, boolean over, @Nullable String trouble) {
        Going over(@Nullable String why) {
            return new Going(id, ongoing, true, why);
        }
    }

    synchronized ReceivedFiles.Again begin(String id, FileOrder order) {
        if (work == null) {
            return ReceivedFiles.Again.UNKNOWN;
        }
        var before = going;
        if (before != null && !before.over()) {
            return ReceivedFiles.Again.BUSY;
        }
        var command = new Command(
                "again",
                "download_file",
                null,
                null,
                List.of(order.fileId(), order.sha256(), Long.toString(order.size()), order.name()),
                TIMEOUT_SECONDS,
                null,
                null,
                null,
                order.by() == null ? null : new CommandNotice(order.by(), "", CommandNotice.TELL, order.name(), 0));
        var now = new Going(id, new Ongoing(command, Instant.now()), false, null);
        going = now;
        Thread.ofVirtual().name("again").start(() -> going = now.over(fetch(work, now.ongoing())));
        return ReceivedFiles.Again.BEGUN;
    }

    private static @Nullable String fetch(DownloadWork work, Ongoing ongoing) {
        try {
            var outcome = work.run(ongoing.command(), ongoing);
            return outcome.status() == Outcome.Status.SUCCEEDED ? null : outcome.stderr();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    ReceivedFiles.@Nullable Fetched last() {
        var one = going;
        if (one == null) {
            return null;
        }
        var spoken = one.ongoing().spoken();
        return new ReceivedFiles.Fetched(one.id(), !one.over(), spoken == null ? 0 : spoken.bytes(), one.trouble());
    }
}
