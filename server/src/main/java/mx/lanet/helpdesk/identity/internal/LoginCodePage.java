package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.web.Form;

/**
 * The second page of signing in.
 *
 * @param back where the person returns to; empty for the start page
 */
public record LoginCodePage(Form form, String back) {}
