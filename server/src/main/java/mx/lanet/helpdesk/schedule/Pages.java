package mx.lanet.helpdesk.schedule;

import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.report.Exportable;
import org.springframework.stereotype.Component;

/** What can be scheduled. */
@Component
public class Pages {
    private final List<Exportable> all;

    Pages(List<Exportable> all) {
        this.all = List.copyOf(all);
    }

    public Optional<Exportable> find(String word) {
        return all.stream().filter(page -> page.word().equals(word)).findFirst();
    }
}
