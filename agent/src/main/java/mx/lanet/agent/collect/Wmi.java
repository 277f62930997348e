package mx.lanet.agent.collect;

import com.sun.jna.platform.win32.COM.WbemcliUtil.WmiQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import oshi.util.platform.windows.WmiQueryHandler;

/**
 * Asks Windows' WMI. OSHI's own queries answer with nothing when they fail, which here would say that there is nothing:
 * so these fail. COM is made ready by OSHI.
 */
final class Wmi {
    /** Where most of it is. */
    static final String CIM = "ROOT\\CIMV2";

    private static final int TIMEOUT_MILLIS = 30_000;

    private Wmi() {}

    /** The rows of a class, which may be followed by a WHERE; a property that a row does not have is left out. */
    static <P extends Enum<P>> List<Map<P, String>> rows(String namespace, String from, Class<P> properties)
            throws IOException {
        var handler = Objects.requireNonNull(WmiQueryHandler.createInstance());
        boolean ours = handler.initCOM();
        try {
            var result = new WmiQuery<>(namespace, from, properties).execute(TIMEOUT_MILLIS);
            var rows = new ArrayList<Map<P, String>>();
            for (int i = 0; i < result.getResultCount(); i++) {
                var row = new EnumMap<P, String>(properties);
                for (var property : properties.getEnumConstants()) {
                    var value = result.getValue(property, i);
                    if (value != null) {
                        row.put(property, value.toString());
                    }
                }
                rows.add(row);
            }
            return rows;
        } catch (TimeoutException e) {
            throw new IOException("WMI does not answer for " + from, e);
        } finally {
            if (ours) {
                handler.unInitCOM();
            }
        }
    }
}
