package mx.lanet.helpdesk.api;

/**
 * A record that a request's JSON object becomes. Its components are text, ids, numbers, booleans, times or lists of text,
 * named as in Java; their limits are the annotations {@code NotBlank}, {@code NotNull}, {@code Size}, {@code Min}, {@code
 * Max}, and {@code Schema(allowableValues)} for words. What does not keep them is named field by field, and no handler runs.
 */
public interface Body {}
