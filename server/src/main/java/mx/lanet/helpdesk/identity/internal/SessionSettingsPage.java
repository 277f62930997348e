package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.web.Form;

/**
 * The rules of signing in.
 *
 * @param form minutes for each role
 * @param factorDemanded whether the team must have a second factor
 * @param withoutFactor how many active people of the team have none
 */
public record SessionSettingsPage(Form form, boolean factorDemanded, long withoutFactor) {}
