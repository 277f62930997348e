package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The page of signing in.
 *
 * @param back where the person returns to; empty for the start page
 * @param noteKey why the person is here, as a message key; null when there is nothing to say
 * @param problemKey what was wrong with the last attempt
 */
public record LoginPage(Form form, String back, @Nullable String noteKey, @Nullable String problemKey) {}
