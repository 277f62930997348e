/**
 * Mail that comes in. {@link mx.lanet.helpdesk.mail.in.MailboxRounds} fetches it from mailboxes and keeps each message as it came,
 * before anything is done with it; {@link mx.lanet.helpdesk.mail.in.MailWork} makes tickets and comments of what is kept. What
 * becomes of a mail is decided by {@link mx.lanet.helpdesk.mail.in.Verdict}, from facts alone.
 */
@NullMarked
package mx.lanet.helpdesk.mail.in;

import org.jspecify.annotations.NullMarked;
