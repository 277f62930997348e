/** Webhooks in the REST API of people. */
@NullMarked
package mx.lanet.helpdesk.webhook.rest;

import org.jspecify.annotations.NullMarked;
