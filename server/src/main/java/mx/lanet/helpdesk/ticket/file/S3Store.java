package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of a server that speaks S3. A file goes in one request, so it is there whole or not at all. Everything that the
 * client would look up elsewhere (profiles, the machine's own credentials, its region) is given, so that it connects to the
 * endpoint and nowhere else; it is made with the first file.
 */
final class S3Store implements FileStore, AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration WHOLE_CALL = Duration.ofMinutes(5);

    private final S3Settings settings;
    private @Nullable S3Client client;

    S3Store(S3Settings settings) {
        this.settings = settings;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        call(key, () -> client().putObject(
                        put -> put.bucket(settings.bucket()).key(name(key)), RequestBody.fromFile(file)));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return call(key, () -> client().getObject(
                        get -> get.bucket(settings.bucket()).key(name(key))));
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        return call(key, () -> client().getObject(
                        get -> get.bucket(settings.bucket()).key(name(key)).range("bytes=" + from + "-")));
    }

    @Override
    public boolean has(String key) throws IOException {
        try {
            call(key, () -> client().headObject(
                            head -> head.bucket(settings.bucket()).key(name(key))));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void delete(String key) throws IOException {
        call(key, () -> client().deleteObject(
                        delete -> delete.bucket(settings.bucket()).key(name(key))));
    }

    private String name(String key) {
        return settings.prefix() + key;
    }

    private static <T> T call(String key, Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                throw new NoSuchFileException(key);
            }
            throw new IOException("the object store refused: " + e.statusCode(), e);
        } catch (SdkException e) {
            throw new IOException("the object store is away", e);
        }
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = make();
        }
        return client;
    }

    private S3Client make() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey(), settings.secretKey().reveal())))
                .forcePathStyle(settings.pathStyle())
                // Many that speak S3 do not know the newer checksums; what is signed or sent over TLS is whole anyway.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(own -> own.apiCallTimeout(WHOLE_CALL)
                        .defaultProfileFile(ProfileFile.aggregator().build()));
        URI address = settings.address();
        if (address != null) {
            builder.endpointOverride(address);
        }
        return builder.build();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
