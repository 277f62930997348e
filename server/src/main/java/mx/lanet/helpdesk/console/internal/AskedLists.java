package mx.lanet.helpdesk.console.internal;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.monitoring.Readings;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.protocol.EventFacts;
import mx.lanet.protocol.EventList;
import mx.lanet.protocol.ProcessFacts;
import mx.lanet.protocol.ProcessList;
import mx.lanet.protocol.ServiceFacts;
import mx.lanet.protocol.ServiceList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lists that agents answered. What an agent sent may be anything: what is no list is none. */
@Component
class AskedLists {
    private static final int LONGEST_TEXT = 400;

    private final CommandHistory history;
    private final RemoteExecution remote;
    private final Readings readings;
    private final NextContact contact;
    private final JsonMapper json;

    AskedLists(
            CommandHistory history, RemoteExecution remote, Readings readings, NextContact contact, JsonMapper json) {
        this.history = history;
        this.remote = remote;
        this.readings = readings;
        this.contact = contact;
        this.json = json;
    }

    AssetPage.Processes processes(Person person, AssetDetail asset, AssetTab.Asked asked) {
        Optional<ProcessList> list = read(person, asset, CommandKind.LIST_PROCESSES, ProcessList.class);
        List<ProcessFacts> all = list.map(ProcessList::processes).map(AskedLists::whole).orElse(List.of()).stream()
                .filter(one -> one.name() != null)
                .toList();
        Slice<ProcessFacts> shown = slice(all, one -> one.name() + " " + one.user() + " " + one.pid(), asked);
        ProcessFacts chosen = all.stream()
                .filter(one -> asked.chosen().equals(key(one)))
                .findFirst()
                .orElse(null);
        AskedList state = state(
                person,
                asset,
                CommandKind.LIST_PROCESSES,
                "processes",
                list.map(ProcessList::at).orElse(null),
                list.map(ProcessList::leftOut).orElse(0));
        return new AssetPage.Processes(
                state,
                shown,
                asked.words(),
                AssetPageMaker.pager(shown, asset, AssetTab.PROCESSES, asked.words()),
                chosen);
    }

    AssetPage.Services services(Person person, AssetDetail asset, AssetTab.Asked asked) {
        Optional<ServiceList> list = read(person, asset, CommandKind.LIST_SERVICES, ServiceList.class);
        List<ServiceFacts> all = list.map(ServiceList::services).map(AskedLists::whole).orElse(List.of()).stream()
                .filter(one -> one.name() != null)
                .toList();
        Slice<ServiceFacts> shown = slice(all, one -> one.name() + " " + one.description(), asked);
        AskedList state = state(
                person,
                asset,
                CommandKind.LIST_SERVICES,
                "services",
                list.map(ServiceList::at).orElse(null),
                list.map(ServiceList::leftOut).orElse(0));
        String[] chosen = asked.chosen().split(":", 2);
        ServiceFacts service = chosen.length < 2
                ? null
                : all.stream()
                        .filter(one -> one.name().equals(chosen[1]))
                        .findFirst()
                        .orElse(null);
        return new AssetPage.Services(
                state,
                shown,
                asked.words(),
                AssetPageMaker.pager(shown, asset, AssetTab.SERVICES, asked.words()),
                service,
                AssetPage.Services.ACTS.contains(chosen[0]) ? chosen[0] : "");
    }

    AssetPage.Log log(Person person, AssetDetail asset, AssetTab.Asked asked) {
        Optional<EventList> list = read(person, asset, CommandKind.COLLECT_EVENTS, EventList.class);
        List<EventFacts> events = list.map(EventList::events).map(AskedLists::whole).orElse(List.of()).stream()
                .filter(one -> one.at() != null && one.message() != null && one.level() != null)
                .limit(EventList.MOST)
                .toList();
        AskedList state = state(
                person,
                asset,
                CommandKind.COLLECT_EVENTS,
                "events",
                list.map(EventList::at).orElse(null),
                list.map(EventList::leftOut).orElse(0));
        Slice<Readings.LogLine> lines = readings.log(person, asset, asked.page());
        return new AssetPage.Log(state, events, lines, AssetPageMaker.pager(lines, asset, AssetTab.LOG, ""));
    }

    /** Which process is meant: numbers are used again. */
    static String key(ProcessFacts process) {
        return process.pid() + ":" + process.startedAt();
    }

    private AskedList state(
            Person person, AssetDetail asset, CommandKind kind, String verb, @Nullable Instant at, int leftOut) {
        CommandHistory.@Nullable Detail newest =
                history.newest(person, asset, kind).orElse(null);
        CommandHistory.@Nullable Entry last = newest == null ? null : newest.entry();
        boolean awaited = last != null && !last.isOver();
        boolean none = last == null || awaited || last.status().equals("succeeded");
        return new AskedList(
                verb,
                at,
                leftOut,
                awaited ? Objects.requireNonNull(last).createdAt() : null,
                none ? null : Objects.requireNonNull(last).status(),
                none ? "" : shortened(Objects.requireNonNull(newest).stderr().strip()),
                last == null ? null : last.commandId(),
                awaited ? contact.within(asset) : 0,
                asset.status().isReporting(),
                remote.permits(person, asset.clientId()));
    }

    private <T> Optional<T> read(Person person, AssetDetail asset, CommandKind kind, Class<T> type) {
        return history.newestAnswered(person, asset, kind).flatMap(detail -> {
            try {
                return Optional.ofNullable(json.readValue(detail.stdout(), type));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        });
    }

    @SuppressWarnings("NullAway") // JSON may hold null where the record's type has none
    private static <T> List<T> whole(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static <T> Slice<T> slice(List<T> all, Function<T, String> text, AssetTab.Asked asked) {
        String words = plain(asked.words().strip());
        List<T> found = all.stream()
                .filter(one -> plain(text.apply(one)).contains(words))
                .toList();
        Stream<T> page = found.stream()
                .skip((asked.page().page() - 1L) * asked.page().size())
                .limit(asked.page().size());
        return new Slice<>(page.toList(), asked.page().page(), asked.page().size(), found.size());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** A text of the machine that takes no more room than a line. */
    static String shortened(@Nullable String text) {
        return text == null ? "" : text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
