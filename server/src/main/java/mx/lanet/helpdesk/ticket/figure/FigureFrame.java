package mx.lanet.helpdesk.ticket.figure;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Tab;

/**
 * What stands above the figures: which period, whose, and narrowed to what.
 *
 * @param tabs the pages of figures; empty where there is only one
 * @param lengths the periods that are offered
 * @param clients to choose from; empty where there is only one
 */
public record FigureFrame(
        FigureAddress address,
        Period period,
        List<Tab> tabs,
        List<Tab> lengths,
        List<Choice> clients,
        List<Chip> chips) {
    public FigureFrame {
        tabs = List.copyOf(tabs);
        lengths = List.copyOf(lengths);
        clients = List.copyOf(clients);
        chips = List.copyOf(chips);
    }

    /** Something the figures are narrowed to, and the address without it. */
    public record Chip(String label, String value, String removePath) {}
}
