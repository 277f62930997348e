/** The people's security chain, sessions' storage, and the pages of sign-in, profile and users. */
@NullMarked
package mx.lanet.helpdesk.identity.internal;

import org.jspecify.annotations.NullMarked;
