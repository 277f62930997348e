package mx.lanet.helpdesk.monitoring;

/** A reading over a while: the lowest, the mean and the highest. */
public record Band(double low, double mean, double high) {}
