package mx.lanet.agent.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.run.ReceivedFiles;
import mx.lanet.agent.run.Visit;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import org.jspecify.annotations.Nullable;

/** Notes what was asked. */
final class Recorded implements LocalVerbs {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final DataFolder folder;

    Recorded(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Standing status() {
        if (!calls.contains("status")) {
            calls.add("status");
        }
        return Standings.online();
    }

    @Override
    public Answer tickets(Caller caller, String query) {
        calls.add("tickets " + query);
        return new Answer.Received(200, "{}", Duration.ZERO, null);
    }

    @Override
    public Answer ticket(Caller caller, UUID ticket) {
        calls.add("read " + ticket);
        return new Answer.Received(200, "{}", Duration.ZERO, null);
    }

    @Override
    public Answer act(Caller caller, UUID ticket, Act act, @Nullable String identity, byte[] body) {
        calls.add(act + " " + ticket);
        return new Answer.Received(200, "{}", Duration.ZERO, null);
    }

    @Override
    public Answer file(Caller caller, UUID ticket, UUID attachment, ServerLink.Sink sink) {
        try {
            sink.take(0, new ByteArrayInputStream(attachment.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return new Answer.Unreachable(e);
        }
        return new Answer.Received(200, "", Duration.ZERO, null);
    }

    @Override
    public Answer categories() {
        return new Answer.Received(200, "{}", Duration.ZERO, null);
    }

    @Override
    public List<Help.Waiting> waiting(Caller caller) {
        return List.of(new Help.Waiting(UUID.randomUUID(), "Impresora", "alta", Instant.EPOCH, 0, null));
    }

    @Override
    public Help.Facts facts() {
        return new Help.Facts("CAFE-01", "Cafe Mexico", "Centro", List.of("10.0.0.7"), null, List.of());
    }

    @Override
    public Optional<byte[]> logo() {
        return Optional.empty();
    }

    @Override
    public void keepFile(UUID ticket, String name, InputStream content) {
        calls.add("file " + name);
    }

    @Override
    public Help.State openTicket(Caller caller, UUID identity, Help.Request request, Duration patience) {
        calls.add("ticket " + request.subject() + (caller.user() == null ? "" : " of " + caller.user()));
        return new Help.State(true, "kept", identity, null, null);
    }

    @Override
    public List<String> events() {
        return List.of("ERROR disco: ¡falló!");
    }

    @Override
    public List<Help.Beat> heartbeats() {
        return List.of(new Help.Beat(Instant.EPOCH, 12, null));
    }

    @Override
    public ReceivedFiles files() {
        return new ReceivedFiles(folder);
    }

    @Override
    public List<Help.Sample> samples() {
        return List.of();
    }

    @Override
    public List<String> log() {
        return List.of("INFO online");
    }

    @Override
    public List<Help.Check> diagnose(Locale language) {
        return List.of(new Help.Check("dns", "ok", language.getLanguage(), null));
    }

    @Override
    public List<SettingSource.Shown> settings() {
        return List.of();
    }

    @Override
    public List<Visit> visits(Caller caller) {
        return List.of(new Visit("c1", Visit.ASKED, "script", "Luis", "Revisar", "Limpieza", Instant.EPOCH, 60L));
    }

    @Override
    public boolean answer(String user, String visit, Word word) {
        calls.add(word + " " + visit + " of " + user);
        return visit.equals("c1");
    }

    @Override
    public void sync() {
        calls.add("sync");
    }
}
