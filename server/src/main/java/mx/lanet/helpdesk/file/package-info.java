/**
 * The library of files that are brought to machines and handed to people.
 *
 * <p>{@link mx.lanet.helpdesk.file.Library} keeps files of the house, of a client or of one of its sites; each upload under the
 * same name is a version. {@link mx.lanet.helpdesk.file.FileUploads} takes them in pieces, so that one that breaks goes on. What
 * agents may fetch is what they were sent, or what their client's people see. Sending is a run
 * ({@code mx.lanet.helpdesk.script.Runs}).
 */
@ApplicationModule(
        allowedDependencies = {
            "asset",
            "audit",
            "client",
            "command",
            "identity",
            "shared",
            "ticket",
            "ticket :: file",
            "web"
        })
@NullMarked
package mx.lanet.helpdesk.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
