/** The page of the audit record. */
@NullMarked
package mx.lanet.helpdesk.audit.internal;

import org.jspecify.annotations.NullMarked;
