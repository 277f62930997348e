package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.util.List;

/**
 * A place where a person is signed in.
 *
 * @param browser what the browser calls itself, shortened
 * @param current true for the session that asks
 */
public record OpenSession(Instant since, Instant lastActive, String address, String browser, boolean current) {
    /** Asked in this order, since each also claims to be those after it. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS = List.of("Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux");

    /** Browser and system as people call them: {@code Firefox · Windows}. */
    public String browserName() {
        String name = first(BROWSERS).replace("Edg", "Edge").replace("OPR", "Opera");
        String system = first(SYSTEMS).replace("Mac OS", "macOS");
        return system.isEmpty() ? name : name + " · " + system;
    }

    private String first(List<String> names) {
        return names.stream().filter(browser::contains).findFirst().orElse(names == BROWSERS ? "HTTP" : "");
    }
}
