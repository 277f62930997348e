/**
 * The machines of a site: facts, inventory and its changes, software, events.
 */
@NullMarked
package mx.lanet.helpdesk.asset;

import org.jspecify.annotations.NullMarked;
