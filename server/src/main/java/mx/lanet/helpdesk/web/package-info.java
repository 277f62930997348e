/**
 * The look, made once: shell, navigation, texts, formats, and how a handler answers a person.
 *
 * <p>Every feature's page controllers use this package; it uses only {@code shared}. What the shell needs from the
 * features (counters beside the places, results for the search) they give by implementing an interface of this package
 * ({@link mx.lanet.helpdesk.web.PlaceCounter}, {@link mx.lanet.helpdesk.web.SearchSource}), so that no arrow points
 * back.
 *
 * <p>A handler returns an {@link mx.lanet.helpdesk.web.Answer}; the template it names gets the
 * {@link mx.lanet.helpdesk.web.Shell} and its own page model. {@code docs/design-system.md} shows a page in ten lines.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package mx.lanet.helpdesk.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
