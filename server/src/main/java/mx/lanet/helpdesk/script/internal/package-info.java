/** The pages of scripts and runs, for nobody else. */
@NullMarked
package mx.lanet.helpdesk.script.internal;

import org.jspecify.annotations.NullMarked;
