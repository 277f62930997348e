package mx.lanet.helpdesk.console.internal;

import java.util.List;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.SearchSource;
import org.springframework.stereotype.Component;

/** People for the search box. */
@Component
class UserSearch implements SearchSource {
    private final Users users;

    UserSearch(Users users) {
        this.users = users;
    }

    @Override
    public String headingKey() {
        return "console.search.users";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Hit> search(Person person, String words, int limit) {
        var query = new Users.Query(null, null, true, words, Users.Sort.NAME, false);
        return users.list(person, query, new Slice.Request(1, limit)).items().stream()
                .map(user -> new Hit("user-circle", "", user.name(), user.email(), "/users/" + user.id()))
                .toList();
    }
}
