/** Alerts in the REST API of people. */
@NullMarked
package mx.lanet.helpdesk.alert.rest;

import org.jspecify.annotations.NullMarked;
