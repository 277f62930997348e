/**
 * Clients (the companies that the MSP serves) and their sites.
 */
@NullMarked
package mx.lanet.helpdesk.client;

import org.jspecify.annotations.NullMarked;
