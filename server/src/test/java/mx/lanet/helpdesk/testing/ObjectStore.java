package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3 (S3Proxy), as a process of its own that keeps what it is given in memory. */
public final class ObjectStore implements AutoCloseable {
    public static final String KEY = "AKIDPRUEBA";
    public static final String SECRET = "secreto-de-prueba";
    public static final String BUCKET = "adjuntos";

    private static final Path LIBRARIES = Path.of("..", "objectstore", "target", "lib");

    private final Process process;
    private final int port;
    private final Path folder;

    private ObjectStore(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /** Starts it with an empty bucket. */
    public static ObjectStore start() throws IOException {
        assertThat(LIBRARIES).as("gathered by the module objectstore").isDirectory();
        int port = freePort();
        Path folder = Files.createTempDirectory("objectstore");
        Path settings = Files.writeString(
                folder.resolve("s3proxy.conf"),
                """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=transient
                jclouds.identity=x
                jclouds.credential=x
                """
                        .formatted(port, KEY, SECRET));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        LIBRARIES + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ObjectStore store = new ObjectStore(process, port, folder);
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(store::answers);
        store.makeBucket();
        return store;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** A port on which nobody listens. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void makeBucket() {
        try (S3Client client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(endpoint()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build()) {
            client.createBucket(bucket -> bucket.bucket(BUCKET));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(folder.resolve("s3proxy.conf"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
