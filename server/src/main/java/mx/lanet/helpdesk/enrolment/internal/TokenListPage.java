package mx.lanet.helpdesk.enrolment.internal;

import java.util.List;

/** The list of enrolment tokens. */
public record TokenListPage(List<TokenLine> lines, boolean mayMake) {}
