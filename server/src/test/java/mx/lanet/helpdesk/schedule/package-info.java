@NullMarked
package mx.lanet.helpdesk.schedule;

import org.jspecify.annotations.NullMarked;
