package mx.lanet.helpdesk.report;

import mx.lanet.helpdesk.shared.Person;

/** Remembers who took what along; given by the feature that keeps such records. */
public interface ExportLog {
    /** Called before the first byte leaves, so that nothing leaves unnoticed. */
    void taken(Person person, Export export, String format);
}
