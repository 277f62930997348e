package mx.lanet.helpdesk.shared.internal;

import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The strict firewall with its own rules. It looks at each header that is read with a regular expression, letter by
 * letter: a JWT has four hundred. What is plain ASCII, as nearly all is, passes by a loop instead.
 */
@Configuration(proxyBeanMethods = false)
class FirewallConfiguration {
    // As in StrictHttpFirewall: no control character and nothing that Unicode does not know.
    private static final Pattern ALLOWED = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    @Bean
    StrictHttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(FirewallConfiguration::isAllowed);
        firewall.setAllowedHeaderValues(FirewallConfiguration::isAllowed);
        // PostgreSQL has no text with this character, and no keyboard has it.
        firewall.setAllowedParameterValues(text -> text.indexOf('\u0000') < 0);
        return firewall;
    }

    static boolean isAllowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return ALLOWED.matcher(text).matches();
            }
        }
        return true;
    }
}
