package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.identity.Profiles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.PreferenceStore;
import org.springframework.stereotype.Component;

/** The switches of the frame write to the person's profile. */
@Component
class SavedPreferences implements PreferenceStore {
    private final Profiles profiles;

    SavedPreferences(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void theme(Person person, String theme) {
        profiles.setTheme(person, theme);
    }

    @Override
    public void language(Person person, String language) {
        profiles.setLanguage(person, language);
    }
}
