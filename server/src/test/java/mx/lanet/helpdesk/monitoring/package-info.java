@NullMarked
package mx.lanet.helpdesk.monitoring;

import org.jspecify.annotations.NullMarked;
