package mx.lanet.helpdesk.console.inventory;

import java.util.List;
import mx.lanet.helpdesk.asset.Duplicates.Holdings;
import mx.lanet.helpdesk.asset.Duplicates.Pair;
import mx.lanet.helpdesk.asset.Duplicates.Side;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/** Two records side by side. */
public record PairPage(Pair pair, Holdings oneHas, Holdings otherHas) {

    /** A fact of both. */
    public record Row(String labelKey, String one, String other) {
        public boolean same() {
            return one.equals(other) && !one.isEmpty();
        }
    }

    public List<Row> rows(Shell shell) {
        Side one = pair.one();
        Side other = pair.other();
        Formats formats = shell.formats();
        return List.of(
                new Row("site", one.siteName(), other.siteName()),
                new Row("person", text(one.personName()), text(other.personName())),
                new Row("machine_id", text(one.machineId()), text(other.machineId())),
                new Row("serial", text(one.serialNumber()), text(other.serialNumber())),
                new Row("mac", text(one.macAddress()), text(other.macAddress())),
                new Row("ip", one.ipAddress(), other.ipAddress()),
                new Row("model", one.model(), other.model()),
                new Row(
                        "os",
                        (one.os() + " " + one.osVersion()).strip(),
                        (other.os() + " " + other.osVersion()).strip()),
                new Row("registered", formats.moment(one.registeredAt()), formats.moment(other.registeredAt())),
                new Row(
                        "seen",
                        one.lastSeen() == null ? "" : formats.moment(one.lastSeen()),
                        other.lastSeen() == null ? "" : formats.moment(other.lastSeen())),
                number(shell, "tickets", oneHas.tickets(), otherHas.tickets()),
                number(shell, "alerts", oneHas.alerts(), otherHas.alerts()),
                number(shell, "changes", oneHas.changes(), otherHas.changes()),
                number(shell, "commands", oneHas.commands(), otherHas.commands()),
                number(shell, "events", oneHas.events(), otherHas.events()),
                number(shell, "programs", oneHas.programs(), otherHas.programs()));
    }

    private static Row number(Shell shell, String key, long one, long other) {
        return new Row(key, shell.formats().number(one), shell.formats().number(other));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public String inCommon(Shell shell) {
        return DuplicatesPage.reasons(shell, pair);
    }

    public String action(Side stays) {
        return "/inventory/duplicates/" + stays.assetId();
    }

    public Side not(Side side) {
        return side.assetId().equals(pair.one().assetId()) ? pair.other() : pair.one();
    }
}
