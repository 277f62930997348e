/** How the shell is put together and templates are rendered; nobody else's business. */
@NullMarked
package mx.lanet.helpdesk.web.internal;

import org.jspecify.annotations.NullMarked;
