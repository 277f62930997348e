/**
 * What people take along: lists, figures and reports as Excel, CSV or PDF.
 *
 * <p>A feature's page declares an {@link mx.lanet.helpdesk.report.Export} (title, filters in words, typed columns, a source
 * of rows) and returns it from its handler; {@code internal} writes it in the format that the address asks for, row by row
 * while they are read. The source runs in the reader's own tenancy transaction, so that an export shows what its list
 * shows. What this feature needs from those above it they give by implementing {@link
 * mx.lanet.helpdesk.report.Letterhead} and {@link mx.lanet.helpdesk.report.ExportLog}.
 */
@ApplicationModule(allowedDependencies = {"shared", "web"})
@NullMarked
package mx.lanet.helpdesk.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
