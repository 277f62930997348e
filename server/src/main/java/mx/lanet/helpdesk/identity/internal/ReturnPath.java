package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** Where a person goes after signing in. The wish comes from the address, so anything but a page of ours is dropped. */
final class ReturnPath {
    private static final int LONGEST = 500;
    private static final List<String> NO_PAGES = List.of("/login", "/logout", "/session/", "/api/");

    private ReturnPath() {}

    /** The path when it is one of ours; empty otherwise. */
    static String safe(@Nullable String wish) {
        return wish != null && isOwn(wish) ? wish : "";
    }

    private static boolean isOwn(String wish) {
        return wish.length() <= LONGEST
                && wish.startsWith("/")
                && !wish.startsWith("//")
                && wish.chars().allMatch(c -> c > ' ' && c != '\\' && c < 127)
                && NO_PAGES.stream().noneMatch(wish::startsWith);
    }

    /** The page that a role begins with. */
    static String home(Role role) {
        return role == Role.REQUESTER ? "/portal" : "/";
    }

    static String after(Person person, String wish) {
        String path = safe(wish);
        return path.isEmpty() ? home(person.role()) : path;
    }
}
