package mx.lanet.helpdesk.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;

/** The version of a record, as {@code ETag} and {@code If-Match} carry it: {@code "v7"}. */
public final class Version {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"v([0-9]{1,9})\"");

    private Version() {}

    public static String tag(int version) {
        return "\"v" + version + "\"";
    }

    /**
     * The version that the caller looked at; {@code now} for who did not say, or said any.
     *
     * @throws mx.lanet.helpdesk.shared.Refusal 400 for what is no tag of ours
     */
    public static int seen(@Nullable String ifMatch, int now) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return now;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.of(400, "bad_if_match").refusal();
        }
        return Integer.parseInt(tag.group(1));
    }
}
