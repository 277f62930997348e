package mx.lanet.helpdesk.mail.out;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Problem.FieldError;

/**
 * How mail about a client's tickets is signed; what is empty is as the house has it.
 *
 * @param colour of its buttons, as {@code #1f6feb}
 */
record Sender(String name, String address, String signature, String colour) {
    static final Sender HOUSES = new Sender("", "", "", "");
    private static final Pattern COLOUR = Pattern.compile("(#[0-9a-f]{6})?");

    List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        if (name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("sender", "too_long", 100));
        }
        if (!address.isEmpty() && !MailServer.isAddress(address)) {
            errors.add(new FieldError("from", "email_form"));
        }
        if (signature.length() > 2_000) {
            errors.add(new FieldError("signature", "too_long", 2_000));
        }
        if (!COLOUR.matcher(colour).matches()) {
            errors.add(new FieldError("colour", "choose_from_list"));
        }
        return errors;
    }
}
