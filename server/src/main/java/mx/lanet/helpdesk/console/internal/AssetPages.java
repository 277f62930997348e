package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One machine's page, tab by tab. */
@Controller
class AssetPages {
    static final String FIELDS = "asset.field";

    private final AssetDetails assets;
    private final AssetPageMaker maker;

    AssetPages(AssetDetails assets, AssetPageMaker maker) {
        this.assets = assets;
        this.maker = maker;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/assets/{assetId}")
    Answer overview(
            Person person, @PathVariable UUID assetId, @RequestParam(defaultValue = "") String range, Locale locale) {
        AssetTab.Asked asked = new AssetTab.Asked("", new Slice.Request(1, Pager.SIZE), ChartRange.of(range), "");
        return tab(person, assetId, AssetTab.OVERVIEW, asked, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/assets/{assetId}/history")
    Answer history(
            Person person, @PathVariable UUID assetId, @RequestParam Map<String, String> parameters, Locale locale) {
        Slice.Request first = new Slice.Request(1, Pager.SIZE);
        AssetTab.Asked asked = new AssetTab.Asked("", first, ChartRange.DAY, "", parameters);
        return tab(person, assetId, AssetTab.HISTORY, asked, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/assets/{assetId}/{tab}")
    Answer tab(
            Person person,
            @PathVariable UUID assetId,
            @PathVariable String tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(name = "do", defaultValue = "") String chosenRow,
            @RequestParam(defaultValue = "") String kind,
            Locale locale) {
        AssetTab chosen = AssetTab.of(tab).filter(known -> known.isFor(person)).orElseThrow(() -> Problem.notFound()
                .refusal());
        int number = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
        String words = q.substring(0, Math.min(q.length(), 100));
        Slice.Request wanted = new Slice.Request(number, Pager.SIZE);
        String picked = chosen == AssetTab.CHANGES ? kind : chosenRow;
        return tab(person, assetId, chosen, new AssetTab.Asked(words, wanted, ChartRange.DAY, picked), locale);
    }

    private Answer tab(Person person, UUID assetId, AssetTab tab, AssetTab.Asked asked, Locale locale) {
        AssetDetail asset = assets.find(person, assetId)
                .orElseThrow(() -> Problem.notFound().refusal());
        if (asset.mergedInto() != null) {
            return Answer.seeOther("/assets/" + asset.mergedInto() + (tab.word().isEmpty() ? "" : "/" + tab.word()));
        }
        return show(maker.make(person, asset, tab, asked, Form.empty(FIELDS), locale));
    }

    static Answer.Rendered show(AssetPage page) {
        return Answer.page("asset/one", page)
                .orFragment("cabeza", "asset/head")
                .orFragment("panel", "asset/panel")
                .orFragment("pendientes", "asset/open");
    }
}
