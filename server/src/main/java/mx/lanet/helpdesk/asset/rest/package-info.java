/** Machines in the REST API of people. */
@NullMarked
package mx.lanet.helpdesk.asset.rest;

import org.jspecify.annotations.NullMarked;
