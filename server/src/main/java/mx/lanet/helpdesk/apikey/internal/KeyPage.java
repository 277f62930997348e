package mx.lanet.helpdesk.apikey.internal;

import mx.lanet.helpdesk.web.Form;

/**
 * One API key.
 *
 * @param form its last day, to be changed
 * @param conflict whether somebody else changed it meanwhile
 */
public record KeyPage(KeyLine line, boolean mayChange, Form form, boolean conflict) {}
