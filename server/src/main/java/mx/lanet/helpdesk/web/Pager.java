package mx.lanet.helpdesk.web;

import org.jspecify.annotations.Nullable;

/**
 * "1–50 de 340" with the two neighbours.
 *
 * @param first the number of the first row, from 1; 0 when there is none
 * @param total null when it was not counted
 * @param previous path of the page before; null on the first
 * @param next path of the page after; null on the last
 */
public record Pager(
        long first, long last, @Nullable Long total, @Nullable String previous, @Nullable String next) {

    /** Rows on a page of a list. */
    public static final int SIZE = 50;
}
