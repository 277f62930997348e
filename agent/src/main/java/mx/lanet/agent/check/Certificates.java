package mx.lanet.agent.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks at the server's certificate by a handshake of its own. */
final class Certificates {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int FEW_DAYS = 14;

    private Certificates() {}

    static Finding check(URI server, SSLSocketFactory trust, Instant now) {
        int port = server.getPort() < 0 ? 443 : server.getPort();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (var socket = (SSLSocket) trust.createSocket(plain, server.getHost(), port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                return valid(certificate.getNotAfter().toInstant(), now);
            }
        } catch (SSLException e) {
            return trouble(e, server.getHost());
        } catch (IOException e) {
            return Finding.wrong("certificate", "unreachable", String.valueOf(e.getMessage()));
        }
    }

    private static Finding valid(Instant until, Instant now) {
        long days = Duration.between(now, until).toDays();
        return days < FEW_DAYS ? Finding.note("certificate", "ending", days) : Finding.ok("certificate", "ok", days);
    }

    /** The innermost cause that says something. */
    static Finding trouble(Throwable thrown, String host) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException e -> {
                    return Finding.wrong("certificate", "expired", host);
                }
                case CertificateNotYetValidException e -> {
                    return Finding.wrong("certificate", "not_yet", host);
                }
                case CertPathBuilderException e -> {
                    return Finding.wrong("certificate", "untrusted", host);
                }
                case CertificateException e
                when String.valueOf(e.getMessage()).contains("subject alternative") -> {
                    return Finding.wrong("certificate", "other_name", host);
                }
                default -> {
                    // The next cause may say more.
                }
            }
        }
        return Finding.wrong("certificate", "failed", String.valueOf(thrown.getMessage()));
    }
}
