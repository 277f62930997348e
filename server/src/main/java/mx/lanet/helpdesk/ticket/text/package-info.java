/**
 * Texts with form: what people write with bold words, lists, links, quotes, code and pictures.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.text.Written} is the way in: whatever HTML arrives is read by the OWASP sanitiser,
 * shaped into the few {@link mx.lanet.helpdesk.ticket.text.Block}s that a conversation knows, and written anew, as HTML and as
 * its plain twin. {@link mx.lanet.helpdesk.ticket.text.Shown} is the way out: the same for one reader's page.
 */
@NamedInterface("text")
@NullMarked
package mx.lanet.helpdesk.ticket.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
