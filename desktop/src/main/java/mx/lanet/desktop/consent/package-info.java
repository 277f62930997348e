/** What technicians do here that the person sees: the question before it, and the banner while it lasts. */
@NullMarked
package mx.lanet.desktop.consent;

import org.jspecify.annotations.NullMarked;
