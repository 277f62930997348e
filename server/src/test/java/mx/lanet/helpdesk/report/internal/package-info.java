@NullMarked
package mx.lanet.helpdesk.report.internal;

import org.jspecify.annotations.NullMarked;
