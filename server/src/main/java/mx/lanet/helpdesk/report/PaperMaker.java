package mx.lanet.helpdesk.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Person;

/** Makes a file of an export, for somebody who waits at no browser. */
public interface PaperMaker {
    /** The words of the formats that go by mail. */
    List<String> FORMATS = List.of("pdf", "xlsx", "csv");

    /** @param name with its ending */
    record Paper(String name, String type, byte[] bytes) {}

    /**
     * The file as this person would get it, in that language; empty when it would be longer.
     *
     * @param format one of {@link #FORMATS}
     * @param most bytes
     */
    Optional<Paper> make(Export export, String format, Person person, Locale locale, int most);
}
