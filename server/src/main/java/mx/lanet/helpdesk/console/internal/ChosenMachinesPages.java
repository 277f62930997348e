package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetTags;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Machines that are ticked in their list, or all of it: they become a group by a tag, or a script goes to them. */
@Controller
class ChosenMachinesPages {
    private static final int PAGE = 100;

    private final AssetLists lists;
    private final AssetTags tags;

    ChosenMachinesPages(AssetLists lists, AssetTags tags) {
        this.lists = lists;
        this.tags = tags;
    }

    /**
     * @param all whether all of the list are meant, not only those that are ticked
     * @param list the address of the list, behind its question mark
     */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assets/chosen")
    Answer act(
            Person person,
            @RequestParam(required = false) @Nullable List<String> asset,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String list) {
        AssetAddress address = new AssetAddress(AssetQuery.parameters(list.replace("\0", "")));
        List<String> chosen = asset == null ? List.of() : asset;
        if (all.isEmpty() && chosen.isEmpty()) {
            return back(address, Flash.info("asset.flash.none-chosen"));
        }
        return switch (act) {
            case "run" -> Answer.seeOther("/scripts?" + target(address, all, chosen));
            case "give", "take" -> {
                List<String> named = AssetTags.parse(tag);
                yield back(
                        address,
                        named.size() != 1 || named.getFirst().length() > AssetTags.LONGEST
                                ? Flash.bad("asset.flash.one-tag", AssetTags.LONGEST)
                                : changed(
                                        person,
                                        machines(person, address, all, chosen),
                                        named.getFirst(),
                                        act.equals("give")));
            }
            default -> throw Problem.of(400, "bad_request").refusal();
        };
    }

    private Flash changed(Person person, List<AssetRow> machines, String tag, boolean give) {
        AssetTags.Changed changed = tags.change(person, machines, tag, give);
        return changed.full() > 0
                ? Flash.bad("asset.flash.tags-full", changed.machines(), changed.full(), AssetTags.MOST)
                : Flash.ok(give ? "asset.flash.tag-give" : "asset.flash.tag-take", tag, changed.machines());
    }

    private List<AssetRow> machines(Person person, AssetAddress address, String all, List<String> chosen) {
        if (!all.isEmpty()) {
            return lists.all(person, address.query(person), AssetTags.MOST_MACHINES + 1);
        }
        return ids(chosen).stream()
                .flatMap(id -> lists.find(person, id).stream())
                .toList();
    }

    /** As the library of scripts takes it along: a list, or machines by their ids. */
    private static String target(AssetAddress address, String all, List<String> chosen) {
        return all.isEmpty() || address.list().isEmpty()
                ? "asset=" + ids(chosen).stream().map(UUID::toString).collect(Collectors.joining(","))
                : "list=" + URLEncoder.encode(address.list(), StandardCharsets.UTF_8);
    }

    private static List<UUID> ids(List<String> chosen) {
        if (chosen.size() > PAGE) {
            throw Problem.of(400, "bad_request").refusal();
        }
        return chosen.stream().distinct().map(ChosenMachinesPages::id).toList();
    }

    private static UUID id(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Problem.of(400, "bad_request").refusal();
        }
        return UUID.fromString(text);
    }

    private static Answer back(AssetAddress address, Flash told) {
        return Answer.seeOther(address.here()).with(told);
    }
}
