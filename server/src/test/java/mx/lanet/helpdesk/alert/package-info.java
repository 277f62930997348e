@NullMarked
package mx.lanet.helpdesk.alert;

import org.jspecify.annotations.NullMarked;
