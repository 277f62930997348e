package mx.lanet.helpdesk.script.internal;

import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.web.Shell;

/**
 * What the people at the machines of a run will see of it, as {@code desktop_consent} says there.
 *
 * @param asked machines where they may say no
 * @param told machines where they are told and not asked
 * @param unseen machines where they see nothing
 */
public record Sees(int asked, int told, int unseen) {
    /** Of one machine in a sentence, of several how many are of which kind. */
    public String text(Shell shell) {
        boolean one = asked + told + unseen == 1;
        List<String> said = new ArrayList<>();
        add(said, shell, "ask", asked, one);
        add(said, shell, "tell", told, one);
        add(said, shell, "silent", unseen, one);
        return String.join(" ", said);
    }

    private static void add(List<String> said, Shell shell, String word, int machines, boolean one) {
        if (machines > 0) {
            said.add(one ? shell.t("asset.sees." + word) : shell.t("run.sees." + word, machines));
        }
    }
}
