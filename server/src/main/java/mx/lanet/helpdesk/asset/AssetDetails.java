package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/** One machine and what is known of it, as far as the person may see it. */
public interface AssetDetails {
    /** Empty for an unknown machine and for one of somebody else, alike. */
    Optional<AssetDetail> find(Person person, UUID assetId);

    /** The machines assigned to the person, by name, at most 20. */
    List<AssetDetail> ofPerson(Person person);

    /** The machines of somebody else of this client, by name, at most 20; none of a client out of reach. */
    List<AssetDetail> assignedTo(Person reader, UUID clientId, UUID personId);

    /** The newest whole inventory; empty when none has arrived. */
    Optional<AssetInventory> inventory(Person person, AssetDetail asset);

    /** Installed programs by name, those whose name or publisher holds the words. */
    Slice<Program> software(Person person, AssetDetail asset, String words, Slice.Request page);

    /** How many programs are installed. */
    long softwareCount(Person person, AssetDetail asset);

    /** What changed in the inventory, newest first. */
    Slice<Change> changes(Person person, AssetDetail asset, Slice.Request page);

    /** The newest of what changed in the inventory, without counting the rest. */
    List<Change> lastChanges(Person person, AssetDetail asset, int most);

    /** What happened to the machine, newest first. */
    Slice<Event> events(Person person, AssetDetail asset, Slice.Request page);

    /**
     * Something that happened to a machine; {@code asset.event.<kind>} is its text.
     *
     * @param details small facts for the text, as they were written with the event
     */
    record Event(
            UUID assetId, String assetName, String clientName, Instant at, String kind, Map<String, Object> details) {
        public Event {
            details = Map.copyOf(details);
        }

        /** A detail as text; empty when there is none. */
        public String detail(String name) {
            return details.getOrDefault(name, "").toString();
        }
    }

    /** A program that is installed on a machine. */
    record Program(
            String name, String version, String publisher, @Nullable LocalDate installedOn, @Nullable Long sizeBytes) {}

    /**
     * Something of the inventory that changed.
     *
     * @param kind installed, removed, upgraded or changed
     */
    record Change(Instant at, String kind, String subject, String before, String after) {}
}
