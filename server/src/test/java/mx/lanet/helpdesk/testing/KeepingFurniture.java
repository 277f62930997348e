package mx.lanet.helpdesk.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.file.FileDraft;
import mx.lanet.helpdesk.file.FileUploads;
import mx.lanet.helpdesk.file.Upload;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.field.FieldChanges;
import mx.lanet.helpdesk.ticket.field.FieldDraft;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldNeed;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.MachineFields;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.file.MachineFiles;

/**
 * What people keep with a machine: what it says in a field of this client's machines, and a file; and files of the library, one of
 * which is still coming in.
 */
public record KeepingFurniture(
        FieldChanges changes,
        MachineFields machineFields,
        MachineFiles machineFiles,
        AssetDetails assets,
        FileUploads uploads) {

    void keep(TwoClients.Company company, Person superadmin, TestAgents.Joined joined) {
        AssetDetail machine = assets.find(superadmin, joined.assetId()).orElseThrow();
        TicketField floor = changes.create(
                superadmin,
                new FieldDraft(
                        FieldKind.TEXT,
                        false,
                        new TicketField.Texts("Piso de " + company.name(), "Donde está"),
                        new TicketField.Texts("", ""),
                        FieldNeed.NEVER,
                        false,
                        Set.of(company.clientId()),
                        true,
                        Set.of(),
                        Set.of(),
                        new TicketField.Limits(null, null, 200),
                        List.of(),
                        null));
        FieldValue value = new FieldValue.Text("Tercero, junto a la bordadora de " + company.name());
        machineFields.put(superadmin, machine, Map.of(floor.id(), value));
        byte[] plate = ("Placa de la máquina de " + company.name()).getBytes(StandardCharsets.UTF_8);
        try {
            machineFiles.add(superadmin, machine, "placa.txt", new ByteArrayInputStream(plate), false);
            library(company, superadmin, plate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void library(TwoClients.Company company, Person superadmin, byte[] text) throws IOException {
        FileDraft draft = new FileDraft(
                company.clientId(), company.siteId(), "Manuales", "manual.txt", "De " + company.name(), false);
        Upload upload = uploads.begin(superadmin, draft, text.length, "1");
        uploads.append(upload, 0, new ByteArrayInputStream(text));
        uploads.finish(superadmin, upload);
        uploads.begin(superadmin, draft, text.length, "2");
    }
}
