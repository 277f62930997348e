package mx.lanet.helpdesk.console.live;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** The live channel's address. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {
    private final LiveSockets sockets;
    private final LiveHandshake handshake;

    LiveConfiguration(LiveSockets sockets, LiveHandshake handshake) {
        this.sockets = sockets;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // Spring's own look at the Origin trusts forwarded headers; LiveHandshake compares it exactly.
        registry.addHandler(sockets, "/ws").addInterceptors(handshake).setAllowedOriginPatterns("*");
    }
}
