/**
 * The live channel: one WebSocket {@code /ws} a browser tab. It never carries what changed, only that a topic changed;
 * the page then asks for its fragment, through the same permissions as the page itself.
 *
 * <p>{@link mx.lanet.helpdesk.console.live.LiveEvents} hears what features publish after their commits;
 * {@link mx.lanet.helpdesk.console.live.Relay} passes it to the other servers and to this one's
 * {@link mx.lanet.helpdesk.console.live.Hub}, which looks up who watches: a heartbeat that nobody watches costs one
 * look into a map. Each {@link mx.lanet.helpdesk.console.live.Listener} sends at its own pace, a topic at most once a
 * second or more seldom.
 */
@NullMarked
package mx.lanet.helpdesk.console.live;

import org.jspecify.annotations.NullMarked;
