package mx.lanet.helpdesk.mail.out;

/** Published in the transaction that puts mail into the queue; listen to it after the commit. */
record MailQueued() {}
