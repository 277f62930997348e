package mx.lanet.helpdesk.client.internal;

import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;

/** The list of clients. */
public record ClientListPage(
        List<Clients.Row> rows,
        Pager pager,
        List<Column> columns,
        List<Tab> states,
        String search,
        Map<String, String> keep,
        boolean mayEdit) {}
