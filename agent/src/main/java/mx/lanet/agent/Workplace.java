package mx.lanet.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import org.jspecify.annotations.Nullable;

/** What every command works with: the data folder, the settings, and the terminal in the person's language. */
record Workplace(
        DataFolder folder,
        SettingSource source,
        Settings settings,
        Map<String, String> environment,
        Messages messages,
        PrintWriter out,
        PrintWriter err) {

    /** Opens the folder, reads the settings and says what is wrong in them. */
    static Workplace open(AgentCommand options, PrintWriter out, PrintWriter err) throws IOException {
        var environment = System.getenv();
        var folder = DataFolder.open(options.data, environment);
        var source = new SettingSource(folder, environment, options.commandLineSettings());
        var settings = source.read();
        var locale = Messages.locale(settings.text(Setting.LANGUAGE), environment, Locale.getDefault());
        var messages = Messages.in(locale);
        source.complaints().forEach(complaint -> err.println(messages.text("setting.wrong", complaint)));
        return new Workplace(folder, source, settings, environment, messages, out, err);
    }

    void say(String key, Object... arguments) {
        out.println(messages.text(key, arguments));
        out.flush();
    }

    void complain(String key, Object... arguments) {
        err.println(messages.text(key, arguments));
        err.flush();
    }

    /** The address when it is one of http or https with a host; null, and said so, when it is not. */
    @Nullable
    URI server(String url) {
        try {
            var server = URI.create(url.strip().replaceAll("/+$", ""));
            boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
            if (http && server.getHost() != null && server.getUserInfo() == null) {
                return server;
            }
        } catch (IllegalArgumentException e) {
            // Said below, like every other address that is none.
        }
        complain("server.bad_url", url);
        return null;
    }
}
