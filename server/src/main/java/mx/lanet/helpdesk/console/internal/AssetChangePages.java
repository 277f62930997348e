package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetChanges;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetTags;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.field.FieldForms;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff change of a machine: name, site, person, and whether it is in use. */
@Controller
class AssetChangePages {
    private final AssetDetails assets;
    private final AssetChanges changes;
    private final AssetTags tags;
    private final LifeMaker lives;
    private final AssetPageMaker maker;
    private final Sites sites;
    private final Users users;
    private final Tenancy tenancy;

    AssetChangePages(
            AssetDetails assets,
            AssetChanges changes,
            AssetTags tags,
            LifeMaker lives,
            AssetPageMaker maker,
            Sites sites,
            Users users,
            Tenancy tenancy) {
        this.assets = assets;
        this.changes = changes;
        this.tags = tags;
        this.lives = lives;
        this.maker = maker;
        this.sites = sites;
        this.users = users;
        this.tenancy = tenancy;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/name")
    Answer rename(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int version,
            Locale locale) {
        AssetDetail asset = found(person, assetId);
        if (name.isBlank() || name.length() > AssetChanges.LONGEST_NAME) {
            Form form = Form.of(AssetPages.FIELDS, Map.of("name", name)).problem("name", "asset.problem.name");
            return AssetPages.show(maker.make(person, asset, AssetTab.OVERVIEW, AssetTab.Asked.nothing(), form, locale))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        changes.rename(person, asset, version, name);
        return back(asset, Flash.ok("asset.flash.renamed", name.strip()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/site")
    Answer move(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam UUID site,
            @RequestParam(defaultValue = "0") int version) {
        AssetDetail asset = found(person, assetId);
        Site to = sites.get(person, asset.clientId(), site);
        changes.move(person, asset, version, to.id(), to.name());
        return back(asset, Flash.ok("asset.flash.moved", asset.name(), to.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/person")
    Answer assign(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(name = "person", defaultValue = "") String chosen,
            @RequestParam(defaultValue = "0") int version) {
        AssetDetail asset = found(person, assetId);
        if (chosen.isEmpty()) {
            changes.assign(person, asset, version, null, "");
            return back(asset, Flash.ok("asset.flash.unassigned", asset.name()));
        }
        User user = uuid(chosen)
                .flatMap(id -> tenancy.call(person.scope(), () -> users.find(asset.clientId(), id)))
                .orElseThrow(() -> Problem.notFound().refusal());
        changes.assign(person, asset, version, user.id(), user.name());
        return back(asset, Flash.ok("asset.flash.assigned", asset.name(), user.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/tags")
    Answer tag(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(name = "tags", defaultValue = "") String written,
            Locale locale) {
        AssetDetail asset = found(person, assetId);
        List<String> chosen = AssetTags.parse(written);
        if (chosen.size() > AssetTags.MOST || chosen.stream().anyMatch(tag -> tag.length() > AssetTags.LONGEST)) {
            Form form = Form.of(AssetPages.FIELDS, Map.of("tags", written.replace("\0", "")))
                    .problem("tags", "asset.problem.tags", AssetTags.MOST, AssetTags.LONGEST);
            return AssetPages.show(maker.make(person, asset, AssetTab.OVERVIEW, AssetTab.Asked.nothing(), form, locale))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        tags.set(person, asset, chosen);
        return back(asset, Flash.ok("asset.flash.tagged", asset.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/life")
    Answer life(
            Person person,
            @PathVariable UUID assetId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Locale locale) {
        AssetDetail asset = found(person, assetId);
        FieldForms.Filled filled = lives.read(person, asset, typed, locale);
        Form form = filled.form();
        if (!form.ok()) {
            return AssetPages.show(maker.life(person, asset, form, version, false, locale))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            lives.change(person, asset, LifeForm.life(form, version), filled);
        } catch (Refusal refusal) {
            if (refusal.problem().status() != HttpStatus.CONFLICT.value()) {
                throw refusal;
            }
            return AssetPages.show(maker.life(person, asset, form, version, true, locale))
                    .status(HttpStatus.CONFLICT);
        }
        return Answer.seeOther("/assets/" + assetId + "/life").with(Flash.ok("asset.flash.life", asset.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/{assetId}/retire")
    Answer retire(Person person, @PathVariable UUID assetId) {
        AssetDetail asset = found(person, assetId);
        changes.retire(person, asset);
        return back(asset, Flash.ok("asset.flash.retired", asset.name()));
    }

    private AssetDetail found(Person person, UUID assetId) {
        return assets.find(person, assetId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private static Answer back(AssetDetail asset, Flash flash) {
        return Answer.seeOther("/assets/" + asset.assetId()).with(flash);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
