@NullMarked
package mx.lanet.helpdesk.mail.in.mime;

import org.jspecify.annotations.NullMarked;
