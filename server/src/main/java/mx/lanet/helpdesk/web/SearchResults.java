package mx.lanet.helpdesk.web;

import java.util.List;

/** What the search found, by feature. */
public record SearchResults(String words, List<Group> groups) {
    public SearchResults {
        groups = List.copyOf(groups);
    }

    /** One feature's results under its heading. */
    public record Group(String headingKey, List<SearchSource.Hit> hits) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /** Before anything is typed. */
    public static SearchResults none() {
        return new SearchResults("", List.of());
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.hits().isEmpty());
    }
}
