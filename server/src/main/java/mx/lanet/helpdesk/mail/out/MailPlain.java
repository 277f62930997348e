package mx.lanet.helpdesk.mail.out;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same mail without form, for programs and people who prefer it. */
final class MailPlain {
    private MailPlain() {}

    static String of(Body body) {
        List<String> parts = new ArrayList<>();
        parts.add(body.title());
        parts.add(body.words());
        Body.Said said = body.said();
        if (said != null) {
            parts.add(said.by() + "\n\n" + said.text().strip());
        }
        parts.add(links(body.files()));
        if (body.button() != null) {
            parts.add(body.button().words() + ":\n" + body.button().address());
        }
        if (!body.rates().isEmpty()) {
            parts.add(body.rating() + "\n" + links(body.rates()));
        }
        parts.add(body.signature());
        parts.add(body.foot().isEmpty() ? "" : "-- \n" + links(body.foot()));
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static String links(List<Body.Link> links) {
        return links.stream()
                .map(link -> link.address().isEmpty() ? link.words() : link.words() + ": " + link.address())
                .collect(Collectors.joining("\n"));
    }
}
