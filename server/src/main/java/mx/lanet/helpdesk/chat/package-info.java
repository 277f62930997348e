/**
 * Conversations: two people, a group, or a client's person with those who serve the client.
 *
 * <p>{@link mx.lanet.helpdesk.chat.Chats} says who may talk with whom and keeps what was said. Open pages hear of it by {@link
 * mx.lanet.helpdesk.chat.ChatChanged} and the live channel, which in turn says who is there ({@link
 * mx.lanet.helpdesk.chat.Attendance}).
 */
@ApplicationModule(allowedDependencies = {"audit", "client", "identity", "shared", "ticket", "web"})
@NullMarked
package mx.lanet.helpdesk.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
