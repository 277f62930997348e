package mx.lanet.helpdesk.web;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Addresses of the static files. The folder's name is a digest of all of them together, so that they may be cached for
 * ever, and a module or a style sheet may name its neighbour by a relative address. They are part of the program, so
 * the digest is a constant.
 */
public final class StaticFiles {
    private static final String ROOT = "/static/" + digest();
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9 -]*");
    private static final Map<Icon, Content> DRAWN = new ConcurrentHashMap<>();

    private StaticFiles() {}

    /** The versioned folder, for example {@code /static/3f2a9c41d07e}. */
    public static String root() {
        return ROOT;
    }

    /** For example {@code url("css/lanet.css")}. */
    public static String url(String file) {
        return ROOT + "/" + file;
    }

    /** The drawing of an icon named in icons.txt, for {@code <use href>}. */
    public static String icon(String name) {
        return ROOT + "/icons.svg#" + name;
    }

    /** An icon that stands beside its word: a list has hundreds, and there are not many different ones. */
    public static Content drawn(String name, String css) {
        return DRAWN.computeIfAbsent(new Icon(name, css), Icon::drawn);
    }

    private record Icon(String name, String css) {
        private Content drawn() {
            if (!PLAIN.matcher(name).matches() || !PLAIN.matcher(css).matches()) {
                throw new IllegalArgumentException("an icon and its classes are words");
            }
            String svg = "<svg class=\"ti" + (css.isEmpty() ? "" : " " + css) + "\" aria-hidden=\"true\"><use href=\""
                    + icon(name) + "\"></use></svg>";
            byte[] bytes = svg.getBytes(StandardCharsets.US_ASCII);
            return output -> output.writeBinaryContent(bytes);
        }
    }

    private static String digest() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**");
            Arrays.sort(files, Comparator.comparing(Resource::getDescription));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                if (file.isReadable()) {
                    try (InputStream in = file.getInputStream()) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
