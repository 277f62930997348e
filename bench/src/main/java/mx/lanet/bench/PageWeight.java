package mx.lanet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes over the wire, heads and bodies as the server sends them: of a page with all that it needs, and of the page when
 * the rest stands in the browser's cache.
 */
record PageWeight(long first, long after, int files) {
    private static final Pattern IN_PAGE =
            Pattern.compile("<(?:link|script|img|use)\\b[^>]*?(?:href|src)=\"(/[^\"#]+)");
    private static final Pattern IN_STYLE = Pattern.compile("url\\(\"?([^\"):]+)\"?\\)");
    private static final Pattern IN_SCRIPT = Pattern.compile("(?:import|from)\\s*\\(?\\s*\"(\\.[^\"]+)\"");

    static PageWeight of(Browser browser, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = browser.get(path);
        Set<String> known = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>();
        find(IN_PAGE, path, Browser.text(page), known, waiting);
        long after = bytes(page);
        long first = after;
        while (!waiting.isEmpty()) {
            String file = waiting.poll();
            HttpResponse<byte[]> answer = browser.get(file);
            first += bytes(answer);
            if (!answer.headers().firstValue("Cache-Control").orElse("").contains("max-age=31536000")) {
                after += bytes(answer);
            }
            if (file.endsWith(".css")) {
                find(IN_STYLE, file, Browser.text(answer), known, waiting);
            } else if (file.endsWith(".js")) {
                find(IN_SCRIPT, file, Browser.text(answer), known, waiting);
            }
        }
        return new PageWeight(first, after, known.size());
    }

    private static void find(Pattern pattern, String base, String text, Set<String> known, Deque<String> waiting) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            String file = URI.create(base.split("[?]", 2)[0])
                    .resolve(found.group(1).replace("&amp;", "&"))
                    .toString();
            if (known.add(file)) {
                waiting.add(file);
            }
        }
    }

    private static long bytes(HttpResponse<byte[]> answer) {
        long head = "HTTP/1.1 200 \r\n\r\n".length();
        for (var header : answer.headers().map().entrySet()) {
            for (String value : header.getValue()) {
                head += header.getKey().length() + value.length() + ": \r\n".length();
            }
        }
        return head + answer.body().length;
    }
}
