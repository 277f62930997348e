/** What tests of all features share. */
@NullMarked
package mx.lanet.helpdesk.testing;

import org.jspecify.annotations.NullMarked;
