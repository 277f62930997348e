package mx.lanet.helpdesk.asset;

import java.util.List;

/** A program by name and publisher, with the number of machines in use that have it in any version. */
public record SoftwareTitle(String name, String publisher, long machines) {

    /**
     * What there is of it.
     *
     * @param versions the newest first, at most {@link Software#MOST_VERSIONS}
     */
    public record Whole(SoftwareTitle title, List<Version> versions) {
        public Whole {
            versions = List.copyOf(versions);
        }
    }

    /** A version, with the number of machines that have it. */
    public record Version(String version, long machines) {}
}
