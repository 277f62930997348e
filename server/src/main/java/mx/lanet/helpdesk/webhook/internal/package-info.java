/** The pages of webhooks. */
@NullMarked
package mx.lanet.helpdesk.webhook.internal;

import org.jspecify.annotations.NullMarked;
