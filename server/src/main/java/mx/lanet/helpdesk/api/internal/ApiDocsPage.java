package mx.lanet.helpdesk.api.internal;

import java.util.List;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.web.StaticFiles;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Swagger UI, from this server alone: it shows the description and tries calls out with a token that is typed there. */
@Controller
class ApiDocsPage {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>API · LANET Helpdesk</title>
            <link rel="icon" href="%s">
            <link rel="stylesheet" href="%s">
            <script src="%s" defer></script>
            <script src="%s" defer></script>
            </head>
            <body><main id="docs"></main></body>
            </html>
            """
                    .formatted(
                            List.of("logo.svg", "vendor/swagger-ui.css", "vendor/swagger-ui-bundle.js", "js/apidocs.js")
                                    .stream()
                                    .map(StaticFiles::url)
                                    .toArray());

    @Open(because = "what the API is like is in the documentation anyway; it shows nothing of anybody")
    @GetMapping(value = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(PAGE);
    }
}
