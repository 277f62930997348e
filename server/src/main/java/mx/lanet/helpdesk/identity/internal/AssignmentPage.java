package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;

/**
 * Who serves whom, from one of the two sides.
 *
 * @param tabs the two sides
 */
public record AssignmentPage(List<Tab> tabs, String search, String by, List<Line> lines, Pager pager) {
    /**
     * A technician or a client.
     *
     * @param note whom they serve, or who serves them
     * @param path where that is changed
     */
    public record Line(String id, String name, String note, String path, boolean nobody) {}
}
