package mx.lanet.helpdesk.forecast;

/** A line of the list of what will fail next. */
public record ForecastRow(Forecast forecast, String assetName, String clientName) {}
