package mx.lanet.helpdesk.web;

import mx.lanet.helpdesk.shared.Person;

/** Where the switches for theme and language are remembered beyond this browser. */
public interface PreferenceStore {
    /** auto, light or dark. */
    void theme(Person person, String theme);

    /** es or en. */
    void language(Person person, String language);
}
