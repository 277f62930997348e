package mx.lanet.helpdesk.ticket.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.tag.Tags;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the board together. */
@Component
class BoardPageMaker {
    /** Cards of one column. */
    private static final int SIZE = 20;

    private static final List<State> LANES =
            List.of(State.NUEVO, State.ASIGNADO, State.EN_PROGRESO, State.EN_ESPERA, State.RESUELTO);

    private final TicketLists lists;
    private final ListFrames frames;
    private final ClientNames clientNames;
    private final Tags tags;
    private final Together together;
    private final Clock clock;

    BoardPageMaker(
            TicketLists lists, ListFrames frames, ClientNames clientNames, Tags tags, Together together, Clock clock) {
        this.lists = lists;
        this.frames = frames;
        this.clientNames = clientNames;
        this.tags = tags;
        this.together = together;
        this.clock = clock;
    }

    /** The board, with what the reader has just done to many tickets and may take back; null for nothing. */
    Answer answer(Person person, ListAddress address, @Nullable BulkWork undoable, Texts texts) {
        return answer(person, address, null, undoable, texts);
    }

    /** The board after a card was moved, with why it did not; null when it did. */
    Answer moved(Person person, ListAddress address, TicketPage.@Nullable Notice notice, Texts texts) {
        return answer(person, address, notice, null, texts);
    }

    private Answer answer(
            Person person,
            ListAddress address,
            TicketPage.@Nullable Notice notice,
            @Nullable BulkWork undoable,
            Texts texts) {
        ListFrames.Outside outside = frames.outside(person, address);
        BoardPage page = together.call(person, () -> page(person, address, outside, notice, undoable, texts));
        return Answer.page("ticket/boardPage", page)
                .orFragment("tablero", "ticket/board")
                .orFragment("vistas", "ticket/boardViews");
    }

    private BoardPage page(
            Person person,
            ListAddress address,
            ListFrames.Outside outside,
            TicketPage.@Nullable Notice notice,
            @Nullable BulkWork undoable,
            Texts texts) {
        TicketQuery query = outside.narrowed(address.query(person, clock));
        List<BoardPage.Lane> lanes = states(address, query).stream()
                .map(state -> new BoardPage.Lane(state, lane(person, address, query, state)))
                .toList();
        List<TicketRow> rows = new ArrayList<>();
        lanes.forEach(lane -> rows.addAll(lane.slice().items()));
        return new BoardPage(
                frames.of(person, address, outside, frames.fields(person, address), texts),
                lanes,
                notice,
                undoable,
                clientNames.of(person, rows),
                tags.of(person, rows));
    }

    /** What the columns show together, on all their pages. */
    static TicketQuery query(Person person, ListAddress address, Clock clock) {
        TicketQuery query = address.query(person, clock);
        return query.in(states(address, query));
    }

    /** All that are not closed; only those that are asked for, when a state is. */
    private static List<State> states(ListAddress address, TicketQuery query) {
        boolean asked = State.find(address.value("state")).isPresent();
        return asked || query.states().equals(List.of(State.RESUELTO)) ? query.states() : LANES;
    }

    private Slice<TicketRow> lane(Person person, ListAddress address, TicketQuery query, State state) {
        Slice.Request page = new Slice.Request(address.lanePage(state), SIZE);
        return lists.list(person, query.in(List.of(state)).by(query.sort(), query.descending(), page));
    }
}
