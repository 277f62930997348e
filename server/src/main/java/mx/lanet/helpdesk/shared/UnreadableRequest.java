package mx.lanet.helpdesk.shared;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.multipart.MultipartException;

/** What no form or program of ours would send: it cannot be read, or has characters that no text has. */
public final class UnreadableRequest {
    private UnreadableRequest() {}

    /** Whether the request, and nothing of ours, is to blame: 400. */
    public static boolean caused(Exception trouble) {
        return trouble instanceof RequestRejectedException
                || trouble instanceof InvalidParameterException
                || trouble instanceof HttpMessageNotReadableException
                || trouble instanceof MultipartException;
    }
}
