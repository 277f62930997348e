/** The pages of the library and what agents fetch from it, for nobody else. */
@NullMarked
package mx.lanet.helpdesk.file.internal;

import org.jspecify.annotations.NullMarked;
