package mx.lanet.helpdesk.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import mx.lanet.helpdesk.identity.Joining;
import mx.lanet.helpdesk.shared.Secret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A link as it is given away: at the address that the operator has set, else at the one that this page was asked for. */
@Component
class JoinAddress {
    private final String publicUrl;

    JoinAddress(@Value("${lanet.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    String of(Secret token, HttpServletRequest request) {
        String server = publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : publicUrl;
        return server + Joining.PATH + token.reveal();
    }
}
