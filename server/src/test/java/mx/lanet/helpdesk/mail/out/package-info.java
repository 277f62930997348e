@NullMarked
package mx.lanet.helpdesk.mail.out;

import org.jspecify.annotations.NullMarked;
