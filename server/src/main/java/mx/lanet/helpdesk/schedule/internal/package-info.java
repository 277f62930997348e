/** The pages of scheduled reports. */
@NullMarked
package mx.lanet.helpdesk.schedule.internal;

import org.jspecify.annotations.NullMarked;
