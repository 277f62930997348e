/** Articles in the REST API of people. */
@NullMarked
package mx.lanet.helpdesk.knowledge.rest;

import org.jspecify.annotations.NullMarked;
