package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.web.Form;

/**
 * The page of changing one's password.
 *
 * @param first true when it is the generated one that has to go before anything else
 */
public record PasswordPage(Form form, boolean first) {}
