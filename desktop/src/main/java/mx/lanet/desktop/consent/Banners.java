package mx.lanet.desktop.consent;

import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import mx.lanet.agent.run.Visit;
import mx.lanet.desktop.Desktop;

/** One banner at the upper edge of each screen while something goes on; made anew when that, or the screens, change. */
final class Banners implements AutoCloseable {
    private final Desktop desktop;
    private final Consumer<Visit> end;
    private final List<Banner> banners = new ArrayList<>();
    private String shown = "";

    Banners(Desktop desktop, Consumer<Visit> end) {
        this.desktop = desktop;
        this.end = end;
    }

    void show(List<Visit> visits) {
        var screens = GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
        var now = key(visits, screens);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        close();
        if (!visits.isEmpty()) {
            for (var screen : screens) {
                var banner = new Banner(desktop.texts(), visits, screen.getDefaultConfiguration(), end);
                banners.add(banner);
                banner.open();
            }
        }
    }

    private String key(List<Visit> visits, GraphicsDevice[] screens) {
        return visits.stream().map(visit -> visit.id() + visit.state()).toList()
                + desktop.texts().locale().toString()
                + Arrays.stream(screens)
                        .map(screen -> screen.getDefaultConfiguration().getBounds())
                        .toList();
    }

    @Override
    public void close() {
        banners.forEach(Banner::close);
        banners.clear();
    }
}
