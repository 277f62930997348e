package mx.lanet.helpdesk.report;

import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;

/** A page whose export can also be made for somebody who is not there; given by the feature whose page it is. */
public interface Exportable {
    /** Names it for good: stored, in addresses, and in the message {@code report.of.<word>}. */
    String word();

    /** Where the page is, without a question mark. */
    String path();

    /** Whether its address can name a period by {@code from} and {@code to}, both days included. */
    boolean hasPeriod();

    /** Whether this person may open the page. */
    boolean isFor(Person person);

    /**
     * What the person would get at this address. As with every export, what is read is read within the person's own reach.
     *
     * @param parameters of the address, whatever they say
     */
    Export export(Person person, Map<String, String> parameters, Locale locale);
}
