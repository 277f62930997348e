package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Pager;

/**
 * Ticks beside the clients of one technician, or beside the technicians of one client.
 *
 * @param path where the form goes, and where its list is searched
 * @param by technician or client: whose page it is
 */
public record TicksPage(String by, String name, String path, String search, List<Tick> ticks, Pager pager) {
    /** @param on whether they belong together as the page was made */
    public record Tick(String id, String name, boolean on) {}
}
