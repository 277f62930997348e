package mx.lanet.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The bytes of an inventory of 1,200 programs and 800 services, 400 KB in all; in the second edition 12 programs are newer. */
final class InventoryText {
    private static final int PROGRAMS = 1_200;
    private static final int SERVICES = 800;
    private static final int EACH = 100;

    /** Always as long. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final byte[] rest;
    private byte[] all = {};

    InventoryText(int edition) {
        StringBuilder text = new StringBuilder("\",\"hardware\":{\"cpu\":\"Intel Core i5-12400\",\"cpu_cores\":6,"
                + "\"ram_bytes\":17179869184,\"os\":\"Windows 11 Pro\"},\"software\":{\"installed_software\":[");
        for (int i = 0; i < PROGRAMS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"Programa ")
                    .append(i)
                    .append(" de oficina, contabilidad y nómina para México")
                    .append("\",\"version\":\"")
                    .append(i % EACH == 0 ? edition + ".0" : "1.4." + i)
                    .append("\",\"publisher\":\"Compañía Mexicana de Programas Número ")
                    .append(i % 40)
                    .append(", S.A. de C.V.\",\"install_date\":\"2025-03-17\",\"size\":\"")
                    .append(1_000_000 + i)
                    .append("\"}");
        }
        text.append("],\"services\":[");
        for (int i = 0; i < SERVICES; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"servicio-")
                    .append(i)
                    .append("\",\"status\":\"running\",\"startup\":\"automatic\",")
                    .append("\"description\":\"Mantiene en marcha la parte número ")
                    .append(i)
                    .append(" del sistema operativo y de los programas que dependen de ella, también de noche.\"}");
        }
        rest = text.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As it is collected now; holds until the next one is asked for. */
    byte[] of(UUID assetId) {
        byte[] start = ("{\"asset_id\":\"" + assetId + "\",\"collected_at\":\"" + MOMENT.format(Instant.now()))
                .getBytes(StandardCharsets.US_ASCII);
        if (all.length == 0) {
            all = new byte[start.length + rest.length];
            System.arraycopy(rest, 0, all, start.length, rest.length);
        }
        System.arraycopy(start, 0, all, 0, start.length);
        return all;
    }
}
