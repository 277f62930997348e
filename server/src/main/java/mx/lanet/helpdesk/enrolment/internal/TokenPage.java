package mx.lanet.helpdesk.enrolment.internal;

import java.util.List;
import mx.lanet.helpdesk.enrolment.TokenUse;
import mx.lanet.helpdesk.web.Pager;

/** One enrolment token with its history of use. */
public record TokenPage(TokenLine line, List<TokenUse> uses, Pager pager, boolean mayChange) {}
