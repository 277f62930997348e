package mx.lanet.helpdesk.forecast;

/**
 * What of a machine a forecast is about.
 *
 * @param subject a volume; empty for the whole machine
 */
record ForecastKey(ForecastKind kind, String subject) {}
