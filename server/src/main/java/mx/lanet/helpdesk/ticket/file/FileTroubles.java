package mx.lanet.helpdesk.ticket.file;

import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Flash;

/** Why a file is not taken, in a person's words. */
public final class FileTroubles {
    private FileTroubles() {}

    /**
     * What has nothing to do with the file is refused as it was.
     *
     * @param megabytes the most that one may have
     * @param most that may be with what they belong to
     */
    public static Flash flash(String name, Problem problem, long megabytes, int most) {
        if (problem.status() == 413) {
            return Flash.bad("ticket.flash.too-large", name, megabytes);
        }
        String code =
                problem.errors().isEmpty() ? "" : problem.errors().getFirst().code();
        return switch (code) {
            case "file_kind" -> Flash.bad("ticket.flash.file-kind", name);
            case "file_empty" -> Flash.bad("ticket.flash.file-empty", name);
            case "file_count" -> Flash.bad("ticket.flash.file-count", name, most);
            case "file_most" -> Flash.bad("ticket.flash.file-most", name, HeldFiles.MOST_FOR_A_FORM);
            case "file_room" -> Flash.bad("ticket.flash.file-room", name, HeldFiles.MOST);
            default -> throw problem.refusal();
        };
    }
}
