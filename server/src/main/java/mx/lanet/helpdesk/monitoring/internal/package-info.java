/** The inside of the feature, for nobody else. */
@NullMarked
package mx.lanet.helpdesk.monitoring.internal;

import org.jspecify.annotations.NullMarked;
