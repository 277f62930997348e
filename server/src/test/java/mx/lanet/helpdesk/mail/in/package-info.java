@NullMarked
package mx.lanet.helpdesk.mail.in;

import org.jspecify.annotations.NullMarked;
