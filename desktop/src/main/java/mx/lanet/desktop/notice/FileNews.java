package mx.lanet.desktop.notice;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.run.ReceivedFiles.Received;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.notice.Notice.Kind;
import mx.lanet.desktop.text.Texts;
import org.jspecify.annotations.Nullable;

/** Files that were sent to this machine in sight of its people: which of them the person has not been told of. */
final class FileNews {
    private static final int MOST_ONE_BY_ONE = 3;

    private FileNews() {}

    static List<Received> here(Service service) throws IOException {
        return Service.list(service.get("/files"), "files", Received.class);
    }

    /**
     * What came since, the first first.
     *
     * @param known null before the first look: then nothing is new
     */
    static List<Received> since(@Nullable Map<String, Instant> known, List<Received> all) {
        return known == null
                ? List.of()
                : all.stream()
                        .filter(file -> file.by() != null
                                && file.at() != null
                                && !file.at().equals(known.get(file.id())))
                        .sorted(Comparator.comparing(Received::at))
                        .toList();
    }

    /** What is known after this. */
    static Map<String, Instant> known(List<Received> all) {
        var now = new HashMap<String, Instant>();
        for (var file : all) {
            if (file.at() != null) {
                now.put(file.id(), file.at());
            }
        }
        return now;
    }

    /** One for each of a few; of many one, which opens the last. */
    static List<Notice> notices(List<Received> fresh, Texts texts) {
        if (fresh.size() <= MOST_ONE_BY_ONE) {
            return fresh.stream()
                    .map(file -> notice(texts.of("notice.file.from", String.valueOf(file.by())), file, texts))
                    .toList();
        }
        var last = fresh.getLast();
        return List.of(notice(texts.of("notice.files", fresh.size()), last, texts));
    }

    private static Notice notice(String title, Received file, Texts texts) {
        var size = texts.of("ticket.file.size", Math.max(1, file.size() >> 10));
        return new Notice(Kind.FILE, title, file.name() + " · " + size, null, file.id());
    }
}
