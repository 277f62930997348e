package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists of tickets, each as far as its reader may see. */
@Service
public class TicketLists {
    private final Tenancy tenancy;
    private final TicketRows rows;

    TicketLists(Tenancy tenancy, TicketRows rows) {
        this.tenancy = tenancy;
        this.rows = rows;
    }

    /** The tickets of an agent's own machine, newest first. A blank search means all. */
    public Slice<TicketRow> ofMachine(Agent agent, @Nullable State state, String search, Slice.Request page) {
        return ofAsset(agent, agent.clientId(), agent.assetId(), state, search, page);
    }

    private Slice<TicketRow> ofAsset(
            Actor reader, UUID clientId, UUID assetId, @Nullable State state, String search, Slice.Request page) {
        String word = state == null ? null : state.word();
        String pattern = search.isBlank() ? null : "%" + escaped(search.strip()) + "%";
        return tenancy.call(reader.scope(), () -> {
            long total = rows.countOfAsset(clientId, assetId, word, pattern);
            UUID readerId = reader.id().orElse(assetId);
            return new Slice<>(
                    rows.ofAsset(clientId, assetId, readerId, word, pattern, page), page.page(), page.size(), total);
        });
    }

    /** What is typed means itself, not LIKE's signs. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
