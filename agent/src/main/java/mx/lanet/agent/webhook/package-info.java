/**
 * The two webhooks of the IT Monitoring dialect, off by default: collect the inventory now, and look for an update now. They
 * carry nothing, so that who has their key can ask for these two things and for no other.
 */
@NullMarked
package mx.lanet.agent.webhook;

import org.jspecify.annotations.NullMarked;
