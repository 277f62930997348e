package mx.lanet.helpdesk.mail.out;

import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail's HTML: one column, its style beside each element, since that is all that mail programs agree on. Whatever comes
 * from people is escaped here, or was sanitised before.
 */
final class MailHtml {
    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private static final String TEXT = "margin:0 0 14px;font-size:16px;line-height:1.55;color:#1f2430;";

    /** The elements of what people wrote, which {@code ticket.text} writes without any attribute. */
    private static final Map<String, String> STYLES = Map.of(
            "<p>", "<p class=\"tx\" style=\"margin:0 0 12px;font-size:16px;line-height:1.55;color:#1f2430\">",
            "<h3>", "<h3 class=\"tx\" style=\"margin:16px 0 8px;font-size:17px;line-height:1.4;color:#1f2430\">",
            "<ul>",
                    "<ul class=\"tx\" style=\"margin:0 0 12px;padding-left:22px;font-size:16px;line-height:1.55;color:#1f2430\">",
            "<ol>",
                    "<ol class=\"tx\" style=\"margin:0 0 12px;padding-left:22px;font-size:16px;line-height:1.55;color:#1f2430\">",
            "<blockquote>",
                    "<blockquote style=\"margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #d5d9e2;color:#5b6376\">",
            "<pre>",
                    "<pre class=\"bx\" style=\"margin:0 0 12px;padding:10px 12px;border-radius:6px;background:#f0f2f6;"
                            + "font-size:14px;white-space:pre-wrap;word-break:break-word\">");

    private final StringBuilder out = new StringBuilder(8_000);
    private final Body body;

    private MailHtml(Body body) {
        this.body = body;
    }

    static String of(Body body) {
        MailHtml html = new MailHtml(body);
        html.write();
        return html.out.toString();
    }

    private void write() {
        add(
                """
                <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width,initial-scale=1">\
                <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">\
                <title>%s</title><style>:root{color-scheme:light dark}
                @media (prefers-color-scheme:dark){.bg{background:#14161c!important}.card{background:#1d2028!important;\
                border-color:#2e3340!important}.tx,.tx p,h1{color:#e8eaf0!important}.t2{color:#a5adbd!important}\
                .bx{background:#272b35!important;color:#e8eaf0!important}.ln{border-color:#2e3340!important}\
                .lk{color:#a6b3ff!important}.logo{background:#fff;padding:6px;border-radius:6px}}
                @media (max-width:620px){.pad{padding:22px 18px!important}}</style></head>
                <body class="bg" style="margin:0;padding:0;background:#f3f4f8;%s">
                <table role="presentation" class="bg" width="100%%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f4f8"><tr>\
                <td align="center" style="padding:24px 10px">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr>\
                <td style="padding:0 4px 14px">
                """,
                body.language(), escaped(body.title().isEmpty() ? body.house() : body.title()), FONT);
        head();
        add(
                """
                </td></tr><tr><td class="card pad" style="background:#ffffff;border:1px solid #e3e6ee;border-radius:12px;\
                padding:28px 32px;text-align:left">
                """);
        if (!body.title().isEmpty()) {
            add(
                    "<h1 class=\"tx\" style=\"margin:0 0 18px;font-size:18px;line-height:1.35;font-weight:600;color:#1f2430;"
                            + "word-break:break-word\">%s</h1>\n",
                    escaped(body.title()));
        }
        paragraphs(body.words());
        said();
        files();
        button();
        rates();
        signature();
        add(
                "</td></tr><tr><td class=\"t2\" style=\"padding:16px 8px 0;font-size:13px;line-height:1.5;color:#6b7386\">\n");
        foot();
        add("</td></tr></table></td></tr></table></body></html>\n");
    }

    private void head() {
        String house = escaped(body.house());
        if (body.logo()) {
            add(
                    "<img class=\"logo\" src=\"cid:logo\" alt=\"%s\" style=\"display:block;max-height:44px;max-width:220px;"
                            + "border:0\">\n",
                    house);
        } else {
            add(
                    "<span class=\"tx\" style=\"font-size:15px;font-weight:600;color:#1f2430\"><span style=\"display:inline-block;"
                            + "width:10px;height:10px;border-radius:3px;background:%s;margin-right:8px\"></span>%s</span>\n",
                    body.colour(), house);
        }
    }

    private void paragraphs(String words) {
        for (String paragraph : words.split("\n{2,}")) {
            if (!paragraph.isBlank()) {
                add("<p class=\"tx\" style=\"%s\">%s</p>\n", TEXT, lines(paragraph));
            }
        }
    }

    private void said() {
        Body.Said said = body.said();
        if (said == null) {
            return;
        }
        add(
                """
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 18px"><tr>\
                <td style="border-left:3px solid %s;padding:2px 0 2px 16px;word-break:break-word">\
                <div class="t2" style="margin:0 0 8px;font-size:13px;color:#6b7386">%s</div>
                """,
                body.colour(), escaped(said.by()));
        if (said.html().isEmpty()) {
            paragraphs(said.text());
        } else {
            String html = said.html();
            for (Map.Entry<String, String> style : STYLES.entrySet()) {
                html = html.replace(style.getKey(), style.getValue());
            }
            out.append(html);
        }
        add("</td></tr></table>\n");
    }

    private void files() {
        if (!body.files().isEmpty()) {
            add("<p style=\"margin:0 0 18px;font-size:14px;line-height:1.7\">");
            for (Body.Link file : body.files()) {
                add("%s<br>", link(file));
            }
            add("</p>\n");
        }
    }

    private void button() {
        Body.Link button = body.button();
        if (button != null) {
            add(
                    """
                    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 18px"><tr>\
                    <td style="background:%s;border-radius:8px"><a href="%s" style="display:inline-block;padding:11px 20px;\
                    font-size:15px;font-weight:600;color:#ffffff;text-decoration:none">%s</a></td></tr></table>
                    """,
                    body.colour(), escaped(button.address()), escaped(button.words()));
        }
    }

    private void rates() {
        if (body.rates().isEmpty()) {
            return;
        }
        add(
                "<p class=\"t2\" style=\"margin:0 0 8px;font-size:14px;color:#5b6376\">%s</p>\n<table role=\"presentation\" "
                        + "cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 18px\"><tr>\n",
                escaped(body.rating()));
        int score = 0;
        for (Body.Link rate : body.rates()) {
            score++;
            add(
                    "<td style=\"padding-right:8px\"><a class=\"bx\" href=\"%s\" title=\"%s\" style=\"display:block;width:40px;"
                            + "line-height:40px;border-radius:20px;background:#f0f2f6;color:#1f2430;text-align:center;font-size:16px;"
                            + "font-weight:600;text-decoration:none\">%d</a></td>\n",
                    escaped(rate.address()), escaped(rate.words()), score);
        }
        add("</tr></table>\n");
    }

    private void signature() {
        if (!body.signature().isBlank()) {
            add(
                    "<div class=\"t2 ln\" style=\"border-top:1px solid #e3e6ee;padding-top:14px;font-size:14px;line-height:1.5;"
                            + "color:#5b6376\">%s</div>\n",
                    lines(body.signature()));
        }
    }

    private void foot() {
        for (Body.Link line : body.foot()) {
            add("<p style=\"margin:0 0 6px\">%s</p>\n", link(line));
        }
    }

    private static String link(Body.Link link) {
        return link.address().isEmpty()
                ? escaped(link.words())
                : "<a class=\"lk\" href=\"%s\" style=\"color:#3347b9\">%s</a>"
                        .formatted(escaped(link.address()), escaped(link.words()));
    }

    private static String lines(String text) {
        return escaped(text.strip()).replace("\n", "<br>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private void add(String format, Object... values) {
        out.append(values.length == 0 ? format.replace("%%", "%") : format.formatted(values));
    }
}
