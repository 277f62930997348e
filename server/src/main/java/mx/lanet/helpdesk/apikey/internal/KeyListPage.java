package mx.lanet.helpdesk.apikey.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Pager;

/**
 * The list of API keys.
 *
 * @param ending how many end soon, on all pages
 */
public record KeyListPage(List<KeyLine> lines, Pager pager, boolean mayMake, int ending) {}
