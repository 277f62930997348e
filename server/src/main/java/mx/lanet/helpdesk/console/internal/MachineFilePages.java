package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.file.FileAnswers;
import mx.lanet.helpdesk.ticket.file.FileTroubles;
import mx.lanet.helpdesk.ticket.file.MachineFile;
import mx.lanet.helpdesk.ticket.file.MachineFiles;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The files that are kept with a machine, on their way in and out. */
@Controller
@RequestMapping("/assets/{assetId}/files")
class MachineFilePages {
    private static final int MOST_AT_ONCE = 10;

    private final AssetDetails assets;
    private final MachineFiles files;
    private final FileAnswers answers;

    MachineFilePages(AssetDetails assets, MachineFiles files, FileAnswers answers) {
        this.assets = assets;
        this.files = files;
        this.answers = answers;
    }

    /** One that is not taken is told, and does not undo the others. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer add(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            @RequestParam(defaultValue = "false") boolean internal)
            throws IOException {
        AssetDetail asset = found(person, assetId);
        Flash trouble = null;
        int taken = 0;
        for (MultipartFile file : sent == null
                ? List.<MultipartFile>of()
                : sent.stream().limit(MOST_AT_ONCE).toList()) {
            Flash refused = add(person, asset, file, internal);
            taken += refused == null ? 1 : 0;
            trouble = trouble == null ? refused : trouble;
        }
        Flash told = trouble != null
                ? trouble
                : taken == 0 ? Flash.bad("asset.flash.no-file") : Flash.ok("asset.flash.files", taken);
        return Answer.seeOther("/assets/" + assetId + "/life#archivos").with(told);
    }

    private @Nullable Flash add(Person person, AssetDetail asset, MultipartFile file, boolean internal)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file.isEmpty() && name.isEmpty()) {
            return Flash.bad("asset.flash.no-file");
        }
        try (InputStream content = file.getInputStream()) {
            files.add(person, asset, name, content, internal);
            return null;
        } catch (Refusal refusal) {
            return FileTroubles.flash(name, refusal.problem(), files.maxSize().toMegabytes(), MachineFiles.MOST);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/{file}")
    ResponseEntity<Resource> download(Person person, @PathVariable UUID assetId, @PathVariable UUID file)
            throws IOException {
        MachineFile found = files.get(person, found(person, assetId), file);
        return answers.whole(found.stored(), found.fileName());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/{file}/small")
    ResponseEntity<byte[]> small(Person person, @PathVariable UUID assetId, @PathVariable UUID file)
            throws IOException {
        return answers.small(files.get(person, found(person, assetId), file).stored());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{file}/remove")
    Answer remove(Person person, @PathVariable UUID assetId, @PathVariable UUID file) throws IOException {
        AssetDetail asset = found(person, assetId);
        MachineFile gone = files.get(person, asset, file);
        files.remove(person, asset, file);
        return Answer.seeOther("/assets/" + assetId + "/life#archivos")
                .with(Flash.ok("asset.flash.file-removed", gone.fileName()));
    }

    private AssetDetail found(Person person, UUID assetId) {
        return assets.find(person, assetId).orElseThrow(() -> Problem.notFound().refusal());
    }
}
