package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;

/**
 * The list of people.
 *
 * @param filters the chips, each with the sentence that it makes now
 * @param keep what searching must not lose
 */
public record UserListPage(
        List<Line> lines,
        Pager pager,
        List<Column> columns,
        List<Filter> filters,
        String search,
        Map<String, String> keep,
        boolean mayCreate,
        boolean mayAssign) {
    /** Where the list is taken along, as it is narrowed now. */
    public String export() {
        Address address = Address.of("/users/export");
        for (Map.Entry<String, String> filter : keep.entrySet()) {
            address = address.with(filter.getKey(), filter.getValue());
        }
        return address.with("q", search).toString();
    }

    /**
     * @param belongsTo the client's name, or how many clients a technician serves
     * @param factor whether there is a second factor
     */
    public record Line(User user, String belongsTo, boolean factor) {}

    /** A chip. */
    public record Filter(String label, List<Tab> options) {
        public String value() {
            return options.stream()
                    .filter(Tab::here)
                    .findFirst()
                    .map(Tab::label)
                    .orElse("");
        }
    }
}
