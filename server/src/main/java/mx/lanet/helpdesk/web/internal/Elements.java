package mx.lanet.helpdesk.web.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Sparkline;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/** Made-up people and machines for the page of elements; names as long as they come in Mexico. */
public record Elements(
        Instant now,
        Form form,
        List<Choice> roles,
        List<Column> columns,
        Pager pager,
        List<Tab> tabs,
        List<Tab> ranges,
        List<KeyValue> facts,
        Sparkline calm,
        Sparkline high,
        Chart chart,
        List<Avatar> people) {
    private static final int POINTS = 96;
    private static final int GAP_FROM = 40;
    private static final int GAP_TO = 44;

    static Elements samples() {
        return new Elements(
                Instant.now(),
                Form.of("dev.field", Map.of("name", "Carmen Luna", "email", "carmen.luna@cafemexico", "invite", "true"))
                        .problem("email", "dev.problem.email")
                        .problem("role", "dev.problem.role"),
                List.of(new Choice("technician", "Técnico", false), new Choice("requester", "Solicitante", false)),
                List.of(
                        Column.of("Token")
                                .sort("?sort=token", Column.Direction.DESCENDING)
                                .css("pad-l"),
                        Column.of("Sitio"),
                        Column.of("Usos"),
                        Column.of("Vence").sort("?sort=expiry", null).css("r pad-r")),
                new Pager(1, 3, 1284, false, null, "?page=2"),
                List.of(
                        Tab.of("Resumen", "#", true),
                        new Tab("Software", "#software", false, "86"),
                        new Tab("Cambios", "#cambios", false, "5 nuevos")),
                List.of(Tab.of("1 h", "?range=1h", false), Tab.of("24 h", "?range=24h", true)),
                List.of(
                        KeyValue.of("Procesador", "Intel Core i5-1240P, 4 núcleos"),
                        KeyValue.mono("Dirección", "192.168.10.41"),
                        KeyValue.of("Garantía", "")),
                Sparkline.of(wave(30, 40, 20), 0, 100),
                Sparkline.of(wave(30, 84, 4), 0, 100),
                processorAndMemory(),
                List.of(
                        Avatar.of("1", "Gabriela Montes"),
                        Avatar.of("2", "Ernesto Salgado"),
                        Avatar.of("3", "Lucía Herrera"),
                        Avatar.of("4", "Ángel Ñúñez"),
                        Avatar.of("5", "Paola Ibáñez"),
                        Avatar.of("6", "Teresa Aguilar")));
    }

    public Instant ago(long seconds) {
        return now.minus(Duration.ofSeconds(seconds));
    }

    private static Chart processorAndMemory() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            labels.add("%02d:%02d".formatted(i / 4, i % 4 * 15));
        }
        List<@Nullable Double> cpu = wave(POINTS, 34, 26);
        for (int i = GAP_FROM; i < GAP_TO; i++) {
            cpu.set(i, null);
        }
        return new Chart(
                "CPU y memoria, últimas 24 horas",
                labels,
                List.of(
                        new Chart.Series("CPU", Chart.Look.FIRST, cpu),
                        new Chart.Series("Memoria", Chart.Look.SECOND, wave(POINTS, 66, 6)),
                        new Chart.Series("Umbral", Chart.Look.LIMIT, wave(POINTS, 90, 0))),
                " %",
                0,
                100.0);
    }

    /** Repeatable, so that two pictures of one page agree. */
    private static List<@Nullable Double> wave(int count, double base, double swing) {
        List<@Nullable Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(base + swing * (Math.sin(i * 0.9) * 0.5 + Math.sin(i * 0.37) * 0.4));
        }
        return values;
    }
}
