package mx.lanet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code pages.txt}.
 *
 * @param kind what it is an example of, such as {@code list}
 * @param address may hold {@code {ticket}}, in whose place a ticket's number goes
 */
record PageToFetch(String kind, String address) {
    static List<PageToFetch> all() throws IOException {
        var resource = Objects.requireNonNull(PageToFetch.class.getResourceAsStream("/pages.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(fields -> new PageToFetch(fields[0], fields[1]))
                    .toList();
        }
    }

    /** Which of the roles open it: the portal is for who asks, the rest for who works. */
    boolean isFor(String role) {
        return address.startsWith("/portal") == role.equals("requester");
    }

    String address(List<String> tickets, int turn) {
        return address.replace("{ticket}", tickets.get(turn % tickets.size()));
    }
}
