package mx.lanet.helpdesk.enrolment.internal;

/** A token that was just made, shown this once with what joins a machine. */
public record NewTokenPage(String path, String siteName, String token, String linux, String windows) {}
