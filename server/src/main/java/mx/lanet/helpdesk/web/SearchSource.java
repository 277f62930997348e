package mx.lanet.helpdesk.web;

import java.util.List;
import mx.lanet.helpdesk.shared.Person;

/** A feature's answers for the search box: what the signed-in person may see, at most {@code limit}, best first. */
public interface SearchSource {

    /** The heading over the results, a message key. */
    String headingKey();

    /** Order among the sources; lower stands first. */
    int order();

    List<Hit> search(Person person, String words, int limit);

    /**
     * @param icon a name of icons.txt
     * @param code the number in front, for example TKT-000456, or empty
     * @param aside what tells two alike apart, for example the client
     */
    record Hit(String icon, String code, String title, String aside, String path) {}
}
