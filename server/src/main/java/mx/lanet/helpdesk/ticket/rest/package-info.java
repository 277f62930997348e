/** Tickets in the REST API of people: the same services as the pages', in JSON. */
@NullMarked
package mx.lanet.helpdesk.ticket.rest;

import org.jspecify.annotations.NullMarked;
