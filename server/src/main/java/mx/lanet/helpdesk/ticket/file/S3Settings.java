package mx.lanet.helpdesk.ticket.file;

import java.net.URI;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an object store is, as the operator says it.
 *
 * @param endpoint empty for Amazon's own of this region
 * @param prefix what stands before each key
 * @param pathStyle whether the bucket stands in the path instead of the host's name; Amazon's own wants the latter
 */
@ConfigurationProperties("lanet.attachments.s3")
record S3Settings(
        @DefaultValue("") String endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("") String accessKey,
        @DefaultValue("") Secret secretKey,
        @DefaultValue("true") boolean pathStyle) {
    S3Settings {
        required(bucket, "bucket");
        required(accessKey, "access-key");
        required(secretKey.reveal(), "secret-key");
        if (!endpoint.isBlank() && !endpoint.matches("https?://[^/]+/?")) {
            throw new IllegalStateException("lanet.attachments.s3.endpoint is no address of a server: " + endpoint);
        }
    }

    @Nullable
    URI address() {
        return endpoint.isBlank() ? null : URI.create(endpoint.strip());
    }

    private static void required(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "lanet.attachments.store is s3, so lanet.attachments.s3." + name + " must be set");
        }
    }
}
