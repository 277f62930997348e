package mx.lanet.helpdesk.enrolment.internal;

import java.util.List;
import mx.lanet.helpdesk.enrolment.TokenUse;

/** One enrolment token with its history of use. */
public record TokenPage(TokenLine line, List<TokenUse> uses, boolean mayChange) {}
