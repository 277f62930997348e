package mx.lanet.helpdesk.forecast;

/**
 * A reading of a day.
 *
 * @param day counted from any beginning; days without a reading are left out
 */
public record Sample(double day, double value) {}
