/** The inside of the feature, for nobody else. */
@NullMarked
package mx.lanet.helpdesk.report.internal;

import org.jspecify.annotations.NullMarked;
