package mx.lanet.helpdesk.enrolment.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Pager;

/** The list of enrolment tokens. */
public record TokenListPage(List<TokenLine> lines, Pager pager, boolean mayMake) {}
