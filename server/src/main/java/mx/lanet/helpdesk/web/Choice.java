package mx.lanet.helpdesk.web;

/** An option of a select, a radio list, a filter or a segmented control. */
public record Choice(String value, String label, boolean chosen) {}
