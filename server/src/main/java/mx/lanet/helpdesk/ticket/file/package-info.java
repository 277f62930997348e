/**
 * The files themselves: what is taken ({@link mx.lanet.helpdesk.ticket.file.FileKind}), how it comes in whole or not at all
 * ({@link mx.lanet.helpdesk.ticket.file.Intake}), where it lies ({@link mx.lanet.helpdesk.ticket.file.FileStore}), and what
 * people have put to a form and not sent yet ({@link mx.lanet.helpdesk.ticket.file.HeldFiles}). What belongs to which ticket
 * is {@link mx.lanet.helpdesk.ticket.Attachments}' matter, and what is kept with a machine {@link
 * mx.lanet.helpdesk.ticket.file.MachineFiles}'.
 */
@NamedInterface("file")
@NullMarked
package mx.lanet.helpdesk.ticket.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
