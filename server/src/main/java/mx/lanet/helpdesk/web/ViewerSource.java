package mx.lanet.helpdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Says who looks at the page; implemented by the feature that knows sessions and users. */
public interface ViewerSource {
    Optional<Viewer> viewer(HttpServletRequest request);
}
