package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * One's own second factor.
 *
 * @param own null when there is none
 * @param scan what the telephone is to learn; null when nothing is being set up
 * @param codes recovery codes that were made just now, shown this once
 * @param demanded whether the superadmin demands one
 * @param heldBack whether there is no other page to go to
 * @param portal whether the person belongs to the portal
 */
public record FactorPage(
        SecondFactors.@Nullable Own own,
        @Nullable Scan scan,
        List<String> codes,
        boolean demanded,
        boolean heldBack,
        boolean portal,
        Form form) {
    public FactorPage {
        codes = List.copyOf(codes);
    }

    /**
     * A QR code.
     *
     * @param path the dark squares as an SVG path
     * @param size how many squares wide and high
     * @param text the secret, for who cannot scan
     * @param address the same as an address that opens the application, for who is on the telephone itself
     */
    public record Scan(String path, int size, String text, String address) {}
}
