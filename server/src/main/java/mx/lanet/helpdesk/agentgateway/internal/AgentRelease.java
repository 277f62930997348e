package mx.lanet.helpdesk.agentgateway.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.lanet.helpdesk.asset.VersionOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The newest version of the agents that speak the IT Monitoring dialect, below {@code lanet.agent-release}: what an operator
 * has put up somewhere for them. The server fetches nothing of it.
 *
 * @param version empty: there is none
 * @param downloadUrl https, where agents fetch it
 * @param changelog what is new in it
 * @param sha256 of the file, in hex
 * @param signature of the file, as its maker publishes it
 */
@ConfigurationProperties("lanet.agent-release")
record AgentRelease(
        @DefaultValue("") String version,
        @DefaultValue("") String downloadUrl,
        @DefaultValue("") String changelog,
        @DefaultValue("") String sha256,
        @DefaultValue("") String signature) {
    AgentRelease {
        if (!version.isBlank()) {
            boolean whole = "https".equals(URI.create(downloadUrl).getScheme())
                    && sha256.matches("[0-9a-fA-F]{64}")
                    && !signature.isBlank();
            if (!whole) {
                throw new IllegalArgumentException(
                        "lanet.agent-release needs download-url (https), sha256 (64 hex digits) and signature");
            }
        }
    }

    /** The answer to an agent of this version; one that says none is left as it is. */
    Map<String, Object> answer(@Nullable String current) {
        boolean available = !version.isBlank() && current != null && VersionOrder.compare(version, current) > 0;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("update_available", available);
        if (available) {
            answer.put("latest_version", version);
            answer.put("download_url", downloadUrl);
            answer.put("changelog", changelog);
            answer.put("sha256", sha256);
            answer.put("signature", signature);
        }
        return answer;
    }
}
