/** The pages of clients and sites. */
@NullMarked
package mx.lanet.helpdesk.client.internal;

import org.jspecify.annotations.NullMarked;
