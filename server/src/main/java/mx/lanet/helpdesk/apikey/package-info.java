/**
 * API keys of the console: with one of them a program of a client speaks to the server, within the key's scopes, for one
 * site. A key is shown once and kept as a hash; it is found by the part of it that is no secret and compared in constant
 * time. At the REST API it acts for its maker, within its client. What a scope opens stands on the handlers ({@link mx.lanet.helpdesk.shared.ForKeys}).
 */
@ApplicationModule(allowedDependencies = {"audit", "client", "identity", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.apikey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
