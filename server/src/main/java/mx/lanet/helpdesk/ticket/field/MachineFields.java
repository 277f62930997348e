package mx.lanet.helpdesk.ticket.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.web.KeyValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The house's fields of machines, and what machines that a person was shown say in them. The team writes, the client reads. */
@Service
public class MachineFields {
    private final FieldTable fields;
    private final FieldValueTable values;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Memory memory;

    MachineFields(FieldTable fields, FieldValueTable values, Audit audit, Tenancy tenancy, Memory memory) {
        this.fields = fields;
        this.values = values;
        this.audit = audit;
        this.tenancy = tenancy;
        this.memory = memory;
    }

    /** Those that it has now, in their order; who is not of the team gets none that is the team's. */
    public List<TicketField> of(Person person, AssetDetail machine) {
        return tenancy.call(person.scope(), () -> fields.of(machine.clientId(), true)).stream()
                .filter(field -> field.isAskedOf(machine.kind()))
                .toList();
    }

    /** All that machines of this client can have, also those out of use; those of any client of the person's for null. */
    public List<TicketField> of(Person person, @Nullable UUID clientId) {
        return memory.recall(
                new Known(person.listScope(), clientId),
                () -> tenancy.call(person.listScope(), () -> List.copyOf(fields.of(clientId, true))));
    }

    private record Known(Scope scope, @Nullable UUID clientId) {}

    /** What it says, as people read it, in the order of the fields. */
    public List<KeyValue> told(Person person, AssetDetail machine, Locale locale) {
        Map<UUID, FieldValue> said = values(person, machine);
        return of(person, machine).stream()
                .flatMap(field -> {
                    FieldValue value = said.get(field.id());
                    return value == null
                            ? Stream.<KeyValue>empty()
                            : Stream.of(KeyValue.of(field.label(locale), field.brief(value, locale)));
                })
                .toList();
    }

    /** What it says, by field, as far as the person may see it. */
    public Map<UUID, FieldValue> values(Person person, AssetDetail machine) {
        return tenancy.call(person.scope(), () -> values.ofMachine(machine.clientId(), machine.assetId()));
    }

    /** What it says from now on in the fields that it has; nothing is recorded where nothing changes. */
    public void put(Person person, AssetDetail machine, Map<UUID, FieldValue> said) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        List<TicketField> asked = of(person, machine);
        tenancy.run(person.scope(), () -> {
            Map<UUID, FieldValue> before = values.ofMachine(machine.clientId(), machine.assetId());
            List<String> changed = asked.stream()
                    .filter(field -> isChanged(field, before, said))
                    .peek(field -> values.replaceOfMachine(
                            machine.clientId(), machine.assetId(), field.id(), said.get(field.id())))
                    .map(field -> field.spanish().label())
                    .toList();
            if (!changed.isEmpty()) {
                audit.record(
                        person,
                        "asset.fields_changed",
                        machine.clientId(),
                        Subject.of("asset", machine.assetId(), machine.name()),
                        Map.of("field", String.join(", ", changed)));
            }
        });
    }

    /** An option out of use stands in no form, so a form that says nothing takes none away. */
    private static boolean isChanged(TicketField field, Map<UUID, FieldValue> before, Map<UUID, FieldValue> said) {
        FieldValue had = before.get(field.id());
        FieldValue has = said.get(field.id());
        boolean unseen = has == null
                && had instanceof FieldValue.Chosen(UUID option)
                && field.option(option).filter(FieldOption::active).isEmpty();
        return !unseen && !java.util.Objects.equals(had, has);
    }
}
