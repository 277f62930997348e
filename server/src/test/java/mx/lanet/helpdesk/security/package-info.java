/**
 * The four test generators: each walks the router itself, so that a new route is covered without anyone remembering.
 */
@NullMarked
package mx.lanet.helpdesk.security;

import org.jspecify.annotations.NullMarked;
