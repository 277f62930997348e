package mx.lanet.helpdesk.web.internal;

import static mx.lanet.helpdesk.web.Answer.page;

import java.util.Comparator;
import java.util.List;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.SearchResults;
import mx.lanet.helpdesk.web.SearchSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search box: one page, and the same results inside the palette. */
@Controller
class SearchPages {
    private static final int LONGEST_WORDS = 100;
    private static final int PER_SOURCE = 6;

    private final List<SearchSource> sources;

    SearchPages(ObjectProvider<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/search")
    Answer search(Person person, @RequestParam(defaultValue = "") String q) {
        return page("web/search", resultsOf(person, q.strip())).orFragment("pal-l", "web/results");
    }

    private SearchResults resultsOf(Person person, String words) {
        if (words.isEmpty()) {
            return SearchResults.none();
        }
        String asked = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
        return new SearchResults(
                asked,
                sources.stream()
                        .map(source ->
                                new SearchResults.Group(source.headingKey(), source.search(person, asked, PER_SOURCE)))
                        .filter(group -> !group.hits().isEmpty())
                        .toList());
    }
}
