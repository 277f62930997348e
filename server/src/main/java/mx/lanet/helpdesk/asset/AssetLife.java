package mx.lanet.helpdesk.asset;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is to its owner.
 *
 * @param cost what it cost, in the currency; null when nobody wrote it
 * @param currency three letters of ISO 4217
 * @param warrantyUntil its last day
 * @param version 0 while nothing is written
 */
public record AssetLife(
        String department,
        String supplier,
        @Nullable BigDecimal cost,
        String currency,
        @Nullable LocalDate purchasedOn,
        @Nullable LocalDate warrantyUntil,
        String notes,
        int version) {
    /** Nothing is written. */
    public static final AssetLife NONE = new AssetLife("", "", null, "MXN", null, null, "", 0);
}
