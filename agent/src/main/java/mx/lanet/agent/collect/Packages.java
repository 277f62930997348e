package mx.lanet.agent.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.protocol.InstalledSoftware;
import org.jspecify.annotations.Nullable;

/** Parses what the package tools of Linux say about installed programs. */
final class Packages {
    /** What dpkg-query is asked for: a line a package, its size in KiB. */
    static final List<String> DPKG = List.of(
            "dpkg-query",
            "-W",
            "-f=${db:Status-Abbrev}\\t${Package}\\t${Version}\\t${Maintainer}\\t${db-fsys:Last-Modified}\\t"
                    + "${Installed-Size}\\n");

    /** What rpm is asked for: a line a package, its size in bytes. */
    static final List<String> RPM = List.of(
            "rpm", "-qa", "--queryformat", "%{NAME}\\t%{VERSION}-%{RELEASE}\\t%{VENDOR}\\t%{INSTALLTIME}\\t%{SIZE}\\n");

    private Packages() {}

    /** Only what is installed: removed packages whose settings stayed behind are left out. */
    static List<InstalledSoftware> dpkg(String output, ZoneId zone) {
        var found = new ArrayList<InstalledSoftware>();
        for (var line : output.split("\n", -1)) {
            var fields = line.split("\t", -1);
            if (fields.length == 6 && fields[0].startsWith("ii")) {
                found.add(new InstalledSoftware(
                        fields[1],
                        orNull(fields[2]),
                        withoutAddress(fields[3]),
                        date(fields[4], zone),
                        bytes(fields[5], 1024)));
            }
        }
        return found;
    }

    static List<InstalledSoftware> rpm(String output, ZoneId zone) {
        var found = new ArrayList<InstalledSoftware>();
        for (var line : output.split("\n", -1)) {
            var fields = line.split("\t", -1);
            // Imported signing keys are listed as packages of this name.
            if (fields.length == 5 && !fields[0].equals("gpg-pubkey")) {
                found.add(new InstalledSoftware(
                        fields[0],
                        orNull(fields[1]),
                        orNullInBrackets(fields[2]),
                        date(fields[3], zone),
                        bytes(fields[4], 1)));
            }
        }
        return found;
    }

    // Not by Known: a version like 1-1 is no junk.
    private static @Nullable String orNull(String version) {
        return version.isBlank() ? null : version;
    }

    private static @Nullable String withoutAddress(String maintainer) {
        int bracket = maintainer.indexOf('<');
        return Known.orNull(bracket > 0 ? maintainer.substring(0, bracket) : maintainer);
    }

    // rpm writes (none) for what a package does not say.
    private static @Nullable String orNullInBrackets(String vendor) {
        return vendor.equals("(none)") ? null : Known.orNull(vendor);
    }

    private static @Nullable String date(String epochSeconds, ZoneId zone) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(epochSeconds.strip()))
                    .atZone(zone)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String bytes(String size, long unit) {
        try {
            return Long.toString(Math.multiplyExact(Long.parseLong(size.strip()), unit));
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }
}
