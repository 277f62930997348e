import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Run by the build: draws one sprite of the icons in icons.txt and takes the few files of the WebJars that pages load.
 *
 * <p>The whole icon font would be 831 KB, and serving the WebJars' folders would open hundreds of files that no page
 * uses.
 */
final class StaticFiles {
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final String BACKGROUND = "<path stroke=\"none\" d=\"M0 0h24v24H0z\" fill=\"none\"/>";
    private static final Pattern SVG = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);

    private StaticFiles() {}

    /** Arguments: the list of icons, the folder to write to, then the versions of tabler, icons, htmx, chart.js and Swagger UI. */
    public static void main(String[] args) throws IOException {
        Path list = Path.of(args[0]);
        Path into = Path.of(args[1]);
        Files.createDirectories(into.resolve("vendor"));
        Files.writeString(into.resolve("icons.svg"), sprite(list, args[3]));
        take("tabler__core/" + args[2] + "/dist/css/tabler.min.css", into.resolve("vendor/tabler.min.css"));
        take("htmx.org/" + args[4] + "/dist/htmx.min.js", into.resolve("vendor/htmx.min.js"));
        take("chart.js/" + args[5] + "/dist/chart.umd.min.js", into.resolve("vendor/chart.umd.min.js"));
        take("swagger-ui-dist/" + args[6] + "/swagger-ui-bundle.js", into.resolve("vendor/swagger-ui-bundle.js"));
        take("swagger-ui-dist/" + args[6] + "/swagger-ui.css", into.resolve("vendor/swagger-ui.css"));
    }

    private static String sprite(Path list, String version) throws IOException {
        try (var lines = Files.lines(list)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(name -> symbol(name, version))
                    .collect(Collectors.joining("\n", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n", "\n</svg>\n"));
        }
    }

    private static String symbol(String name, String version) {
        boolean filled = name.endsWith("-filled");
        String file = filled ? "filled/" + name.substring(0, name.length() - "-filled".length()) : "outline/" + name;
        Matcher drawing = SVG.matcher(text("tabler__icons/" + version + "/icons/" + file + ".svg"));
        if (!drawing.find()) {
            throw new IllegalStateException("icon " + name + " is not a drawing");
        }
        String paint = filled
                ? "fill=\"currentColor\""
                : "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
        return "<symbol id=\"" + name + "\" viewBox=\"0 0 24 24\" " + paint + ">"
                + drawing.group(1).replaceAll("\\s*\n\\s*", "").replace(BACKGROUND, "") + "</symbol>";
    }

    /** Copies without the pointer to a source map, which is not shipped. */
    private static void take(String from, Path to) throws IOException {
        String content = text(from).replaceAll("(?m)^(//#|/\\*#) sourceMappingURL=.*$", "");
        Files.writeString(to, content);
    }

    private static String text(String file) {
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(WEBJARS + file)) {
            if (in == null) {
                throw new IllegalStateException("no such file in the WebJars: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
