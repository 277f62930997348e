@NullMarked
package mx.lanet.helpdesk.mail;

import org.jspecify.annotations.NullMarked;
