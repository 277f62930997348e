package mx.lanet.agent.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This machine's own firewall.
 *
 * @param name as people know it
 * @param blocksOutgoing whether what nobody allowed may not leave
 */
public record LocalFirewall(String name, boolean on, boolean blocksOutgoing) {
    private static final String WINDOWS_POLICY =
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy";
    private static final Pattern NFT_OUTPUT = Pattern.compile("hook output[^}]*?policy drop");
    private static final Pattern WINDOWS_PROFILE = Pattern.compile("(?m)^HKEY_.*\\\\(\\w+Profile)\\s*$");
    private static final Pattern WINDOWS_VALUE = Pattern.compile("(\\w+)\\s+REG_DWORD\\s+0x([0-9a-fA-F]+)");

    /** As it is now; empty when that cannot be known, as without the right to read it. */
    public static Optional<LocalFirewall> read() throws InterruptedException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return Optional.ofNullable(said("reg", "query", WINDOWS_POLICY, "/s"))
                    .flatMap(LocalFirewall::windows);
        }
        var ufw = text(Path.of("/etc/ufw/ufw.conf"));
        if (ufw != null && isUfwOn(ufw)) {
            return Optional.of(ufw(text(Path.of("/etc/default/ufw"))));
        }
        var firewalld = said("firewall-cmd", "--state");
        var rules = said("nft", "list", "ruleset");
        if (rules == null) {
            rules = said("iptables", "-S");
        }
        if (firewalld != null && firewalld.strip().equals("running")) {
            return Optional.of(new LocalFirewall("firewalld", true, rules != null && dropsOutgoing(rules)));
        }
        return Optional.ofNullable(rules).map(LocalFirewall::linux);
    }

    static boolean isUfwOn(String conf) {
        return conf.lines().anyMatch(line -> line.strip().equalsIgnoreCase("ENABLED=yes"));
    }

    static LocalFirewall ufw(@Nullable String defaults) {
        boolean blocks = defaults != null
                && defaults.lines()
                        .map(String::strip)
                        .anyMatch(line -> line.matches("DEFAULT_OUTPUT_POLICY=\"?(DROP|REJECT)\"?"));
        return new LocalFirewall("ufw", true, blocks);
    }

    /** By {@code nft list ruleset} or {@code iptables -S}: on is whatever drops or rejects anything. */
    static LocalFirewall linux(String rules) {
        boolean on = Stream.of("drop", "reject").anyMatch(rules.toLowerCase(Locale.ROOT)::contains);
        return new LocalFirewall("nftables", on, dropsOutgoing(rules));
    }

    private static boolean dropsOutgoing(String rules) {
        return rules.contains("-P OUTPUT DROP") || NFT_OUTPUT.matcher(rules).find();
    }

    /** By the registry's profiles, of which any may hold: blocking is 1, and so is on. */
    static Optional<LocalFirewall> windows(String policy) {
        boolean known = false;
        boolean on = false;
        boolean blocks = false;
        var parts = WINDOWS_PROFILE.split(policy);
        for (var part : List.of(parts).subList(1, parts.length)) {
            // What follows belongs to keys below the profile, such as its logging.
            var own = part.split("(?m)^HKEY_", 2)[0];
            var isOn = value(own, "EnableFirewall");
            known |= isOn != null;
            on |= isOn != null && isOn != 0;
            var outbound = value(own, "DefaultOutboundAction");
            blocks |= isOn != null && isOn != 0 && outbound != null && outbound == 1;
        }
        return known ? Optional.of(new LocalFirewall("Windows", on, blocks)) : Optional.empty();
    }

    private static @Nullable Integer value(String part, String name) {
        return WINDOWS_VALUE
                .matcher(part)
                .results()
                .filter(value -> value.group(1).equals(name))
                .map(value -> Integer.parseUnsignedInt(value.group(2), 16))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String said(String... command) throws InterruptedException {
        try {
            return Program.output(List.of(command));
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null;
        }
    }
}
