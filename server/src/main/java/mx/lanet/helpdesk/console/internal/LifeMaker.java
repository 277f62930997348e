package mx.lanet.helpdesk.console.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.field.FieldForms;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.MachineFields;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.file.MachineFiles;
import mx.lanet.helpdesk.web.Form;
import org.springframework.stereotype.Component;

/** What people keep of a machine: its life, the house's fields, files. */
@Component
class LifeMaker {
    private final AssetLives lives;
    private final MachineFields fields;
    private final FieldForms forms;
    private final MachineFiles files;
    private final Tenancy tenancy;

    LifeMaker(AssetLives lives, MachineFields fields, FieldForms forms, MachineFiles files, Tenancy tenancy) {
        this.lives = lives;
        this.fields = fields;
        this.forms = forms;
        this.files = files;
        this.tenancy = tenancy;
    }

    AssetPage.Life of(Person person, AssetDetail asset, Locale locale) {
        AssetLife life = lives.of(person, asset);
        Form form = LifeForm.of(life);
        Map<UUID, FieldValue> said = fields.values(person, asset);
        for (TicketField field : fields.of(person, asset)) {
            FieldValue value = said.get(field.id());
            form = value == null ? form : form.value(field.name(), value.typed());
        }
        return of(person, asset, form, life.version(), false, locale);
    }

    /** The form as it was typed. */
    AssetPage.Life of(Person person, AssetDetail asset, Form form, int version, boolean conflict, Locale locale) {
        return new AssetPage.Life(
                form,
                version,
                person.isStaff(),
                conflict,
                forms.questions(person, asset, locale),
                fields.told(person, asset, locale),
                files.of(person, asset),
                files.maxSize().toMegabytes());
    }

    /** The form with what is to be mended, and what it says in the house's fields. */
    FieldForms.Filled read(Person person, AssetDetail asset, Map<String, String> typed, Locale locale) {
        return forms.read(person, asset, LifeForm.of(typed), locale);
    }

    /** Life and fields together; refused as changed_meanwhile when somebody saved another version before. */
    void change(Person person, AssetDetail asset, AssetLife life, FieldForms.Filled filled) {
        tenancy.run(person.scope(), () -> {
            lives.change(person, asset, life);
            fields.put(person, asset, new HashMap<>(filled.values()));
        });
    }
}
