package mx.lanet.helpdesk.ticket.figure;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

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

    /** What is chosen, as sentences. */
    List<String> narrowedTo() {
        return chips.stream()
                .filter(chip -> chip.removePath() != null)
                .map(chip -> chip.label() + " " + chip.value())
                .toList();
    }

    /**
     * Something the figures are or can be narrowed to.
     *
     * @param removePath the address without it; null when it is not chosen
     * @param options to choose from; empty where it came with a link
     */
    public record Chip(String label, String value, @Nullable String removePath, List<Tab> options) {
        public Chip {
            options = List.copyOf(options);
        }
    }
}
