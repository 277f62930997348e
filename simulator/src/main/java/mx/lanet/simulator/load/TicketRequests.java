package mx.lanet.simulator.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import mx.lanet.simulator.wire.RequestTemplate;

/** Tickets as people write them on their machines: no two alike, each with a key of its own, so that each is made. */
final class TicketRequests implements Requests {
    private static final List<String> WORDS = List.of(
            "impresora",
            "correo",
            "factura",
            "timbrar",
            "pantalla",
            "lenta",
            "internet",
            "contraseña",
            "disco",
            "lleno",
            "respaldo",
            "servidor",
            "teclado",
            "actualizar",
            "Windows",
            "Excel",
            "nómina",
            "almacén",
            "error",
            "reinicié",
            "carpeta",
            "permiso",
            "teléfono",
            "antivirus",
            "licencia",
            "escáner",
            "tóner",
            "papel",
            "cable",
            "batería",
            "cámara",
            "navegador",
            "portal",
            "reporte",
            "macro",
            "firma",
            "certificado",
            "instalar",
            "memoria",
            "ruido");
    private static final List<String> CATEGORIES =
            List.of("Hardware", "Software", "Red", "Impresoras", "Correo", "Otro");
    private static final List<String> PRIORITIES = List.of("baja", "media", "media", "alta", "critica");
    private static final int SUBJECT_BYTES = 80;
    private static final int TEXT_BYTES = 320;
    private static final int LONGEST = 14;

    private final byte[] headStart;
    private final byte[] headEnd;
    private final RequestTemplate body = RequestTemplate.of(
            """
            {"subject":{{subject:90}},"description":{{text:330}},"category":{{category:14}},"priority":{{priority:9}},\
            "channel":"agente","created_by_agent":true,"asset_id":"{{asset:36}}","agent_auto_info":{"current_user":{{user:40}},\
            "system_metrics":{"cpu_usage":{{cpu:5}},"memory_usage":{{memory:5}},"disk_usage":{{disk:5}}}}}""");
    private final SplittableRandom random = new SplittableRandom();

    TicketRequests(String authority) {
        headStart = bytes("POST /api/tickets/create-from-agent HTTP/1.1\r\nHost: " + authority
                + "\r\nUser-Agent: LANET-Agent/0.1.0-sim\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\nAuthorization: Bearer ");
        headEnd = bytes("\r\nIdempotency-Key: ");
    }

    @Override
    public void write(ByteBuffer out, Reporter reporter, long epochMillis) {
        reporter.moveOn(random);
        body.slot("subject").text(quoted(words(SUBJECT_BYTES)));
        body.slot("text").text(quoted(words(TEXT_BYTES)));
        body.slot("category").text(quoted(any(CATEGORIES)));
        body.slot("priority").text(quoted(any(PRIORITIES)));
        body.slot("asset").text(reporter.assetId);
        body.slot("user").text(reporter.user);
        body.slot("cpu").tenths(reporter.cpu);
        body.slot("memory").tenths(reporter.memory);
        body.slot("disk").tenths(reporter.disk);
        String key = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        out.put(headStart).put(reporter.token).put(headEnd).put(bytes(key + "\r\n\r\n"));
        body.writeTo(out);
    }

    /** Some words, and now and then one that no other ticket has, as a number or a name is. */
    private String words(int most) {
        StringBuilder text = new StringBuilder("folio ").append(random.nextInt(1_000_000));
        // A letter with an accent takes two bytes, and no word has more than two of them.
        while (text.length() * 5 / 4 + LONGEST <= most) {
            text.append(' ').append(any(WORDS));
        }
        return text.toString();
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static byte[] quoted(String text) {
        return bytes('"' + text + '"');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
