package mx.lanet.helpdesk.web;

/** A step of the path above the page. The page's own title follows by itself and is no link. */
public record Crumb(String label, String path) {}
