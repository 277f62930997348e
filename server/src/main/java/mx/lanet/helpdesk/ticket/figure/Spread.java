package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, over many tickets.
 *
 * @param number how many tickets it is known of
 * @param median half of them took no longer; null for no ticket
 * @param ninth nine of ten took no longer; null for no ticket
 */
public record Spread(long number, @Nullable Duration median, @Nullable Duration ninth) {}
