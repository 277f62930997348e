package mx.lanet.helpdesk.mail.in;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a sender is who it says, as the one server says that is believed (RFC 8601). */
enum Sincerity {
    /** The sender's own domain vouches for the mail. */
    VERIFIED,
    /** Nobody whom we believe has said anything. */
    UNKNOWN,
    /** Somebody else sent it in this name. */
    FORGED;

    private static final Pattern METHOD = Pattern.compile("\\b(dmarc|dkim|spf)\\s*=\\s*([a-z]{1,20})");

    /**
     * @param results the mail's own headers, topmost first: what a sender put there himself stands below
     * @param trustedHost empty when no server is believed
     */
    static Sincerity of(List<String> results, String trustedHost) {
        if (trustedHost.isEmpty()) {
            return UNKNOWN;
        }
        return results.stream()
                .map(result -> result.toLowerCase(Locale.ROOT))
                .filter(result -> host(result).equals(trustedHost.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(Sincerity::judged)
                .orElse(UNKNOWN);
    }

    private static String host(String result) {
        return result.strip().split("[;\\s]", 2)[0];
    }

    private static Sincerity judged(String result) {
        String dmarc = "";
        boolean signed = false;
        boolean sent = false;
        boolean foreign = false;
        Matcher method = METHOD.matcher(result);
        while (method.find()) {
            boolean pass = method.group(2).equals("pass");
            switch (method.group(1)) {
                case "dmarc" -> dmarc = method.group(2);
                case "dkim" -> signed |= pass;
                default -> {
                    sent |= pass;
                    foreign |= method.group(2).equals("fail") || method.group(2).equals("softfail");
                }
            }
        }
        if (!dmarc.isEmpty() && !dmarc.equals("none") && !dmarc.endsWith("error")) {
            return dmarc.equals("fail")
                    ? FORGED
                    : dmarc.equals("pass") || dmarc.equals("bestguesspass") ? VERIFIED : UNKNOWN;
        }
        return signed || sent ? VERIFIED : foreign ? FORGED : UNKNOWN;
    }
}
