/**
 * What agents report: the newest readings through the heartbeat batcher, points of history, presence, alerts.
 */
@NullMarked
package mx.lanet.helpdesk.monitoring;

import org.jspecify.annotations.NullMarked;
