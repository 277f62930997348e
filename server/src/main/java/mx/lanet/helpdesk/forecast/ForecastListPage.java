package mx.lanet.helpdesk.forecast;

import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Pager;

/** The list of what will fail next. */
public record ForecastListPage(Slice<ForecastRow> slice, ForecastAsked asked) {
    public Pager pager() {
        return Pager.of(slice, number -> asked.here().with("page", number).toString());
    }
}
