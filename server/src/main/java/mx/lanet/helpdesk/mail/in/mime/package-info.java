/**
 * Reads a mail as it came: any bytes become a {@link mx.lanet.helpdesk.mail.in.mime.ReadMail}, in time that grows with their
 * number, whatever is wrong with them. The limits are enforced while reading, so that a message made of a million parts ends at
 * the five hundredth; nothing is ever decompressed.
 */
@NullMarked
package mx.lanet.helpdesk.mail.in.mime;

import org.jspecify.annotations.NullMarked;
