package mx.lanet.helpdesk.console.live;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.chat.Attendance;
import org.springframework.stereotype.Component;

/** Tells conversations who is there, by the seats. */
@Component
class SeatedPeople implements Attendance {
    private final Seats seats;

    SeatedPeople(Seats seats) {
        this.seats = seats;
    }

    @Override
    public Presence of(UUID userId) {
        List<Seat> own = seats.ofPerson(userId);
        if (own.isEmpty()) {
            return Presence.OFFLINE;
        }
        return own.stream().anyMatch(Seat::here) ? Presence.ONLINE : Presence.AWAY;
    }

    @Override
    public List<String> writing(UUID chatId, UUID but) {
        return seats.at(Topic.chat(chatId)).stream()
                .filter(seat ->
                        seat.writing() != Seat.Writing.NOTHING && !seat.userId().equals(but))
                .map(Seat::name)
                .toList();
    }
}
