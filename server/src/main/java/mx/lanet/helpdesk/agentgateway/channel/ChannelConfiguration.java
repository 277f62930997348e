package mx.lanet.helpdesk.agentgateway.channel;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** The agents' channel's address. */
@Configuration(proxyBeanMethods = false)
class ChannelConfiguration implements WebSocketConfigurer {
    private final AgentSockets sockets;
    private final AgentHandshake handshake;

    ChannelConfiguration(AgentSockets sockets, AgentHandshake handshake) {
        this.sockets = sockets;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // An agent sends no Origin, and a browser cannot send the header that lets one in.
        registry.addHandler(sockets, "/ws/agent").addInterceptors(handshake);
    }
}
