package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Form;

/**
 * Asks for a code of the second factor, and goes on with what was meant.
 *
 * @param missing there is none to ask for: it has to be set up first
 * @param action where the form that was meant goes
 * @param fields what it carried
 * @param back where whoever changes their mind returns to
 */
public record FactorAskPage(boolean missing, String action, List<Field> fields, String back, Form form) {
    public FactorAskPage {
        fields = List.copyOf(fields);
    }

    /** A field of the form that was meant. */
    public record Field(String name, String value) {}
}
