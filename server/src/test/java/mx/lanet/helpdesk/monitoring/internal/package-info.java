@NullMarked
package mx.lanet.helpdesk.monitoring.internal;

import org.jspecify.annotations.NullMarked;
