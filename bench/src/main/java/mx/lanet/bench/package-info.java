/**
 * Measurements of the whole: a real server over loopback, its real database, its real agent. Figures for people, not
 * tests: none of them fails a build.
 */
@NullMarked
package mx.lanet.bench;

import org.jspecify.annotations.NullMarked;
