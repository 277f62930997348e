package mx.lanet.helpdesk.client.internal;

import java.util.List;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.web.KeyValue;

/**
 * One client with its sites.
 *
 * @param people how many people of it can sign in
 * @param staff whether the reader is of the team, who see more of it
 */
public record ClientPage(
        Client client,
        List<KeyValue> facts,
        List<Site> sites,
        int people,
        boolean mayEdit,
        boolean mayEditSites,
        boolean staff) {}
