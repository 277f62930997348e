package mx.lanet.agent.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.lanet.protocol.MachineStatus;

/** What the local page's tests show: a machine's readings, and a ticket with a text that would like to be HTML. */
final class DashboardScene {
    static final String TICKET = "11111111-2222-4333-8444-555555555555";
    static final String FILE = "99999999-2222-4333-8444-555555555555";
    static final String EVIL = "<img src=x onerror=alert(1)> \"comillas\" ñ";

    private DashboardScene() {}

    static MachineStatus reading(double cpu) {
        return new MachineStatus(
                cpu,
                68.0,
                84.0,
                1.4,
                400_000L,
                null,
                "connected",
                3,
                "active:Defender",
                58.0,
                180,
                900,
                List.of("ana", "josé"),
                null,
                List.of(new MachineStatus.VolumeStatus("/", 500L << 30, 80L << 30)),
                true);
    }

    static void cannedTickets(ContractServer server) {
        var row = Map.of(
                "ticket_id",
                TICKET,
                "ticket_number",
                "TKT-000456",
                "subject",
                EVIL,
                "status",
                "resuelto",
                "priority",
                "alta",
                "updated_at",
                Instant.now().toString(),
                "assigned_to",
                "Marco Salas",
                "unread_comments",
                2);
        server.canned.put(
                "GET /api/tickets/my-tickets",
                Map.of("success", true, "tickets", List.of(row), "total", 1, "page", 1, "per_page", 20));
        server.canned.put("GET /api/tickets/" + TICKET, ticket(EVIL));
        for (var act : List.of("comments", "close", "reopen", "rating", "read")) {
            server.canned.put("POST /api/tickets/" + TICKET + "/" + act, Map.of("success", true));
        }
        server.canned.put("GET /api/tickets/" + TICKET + "/attachments/" + FILE, Map.of("content", "x"));
        server.canned.put(
                "GET /api/tickets/categories",
                Map.of("success", true, "categories", List.of(Map.of("id", "c1", "name", "Red", "path", "Red"))));
    }

    static Map<String, Object> ticket(String said) {
        var at = Instant.now().toString();
        return Map.of(
                "ticket_id",
                TICKET,
                "ticket_number",
                "TKT-000456",
                "subject",
                EVIL,
                "description",
                "La impresora no responde desde ayer.",
                "status",
                "resuelto",
                "priority",
                "alta",
                "created_at",
                at,
                "unread_comments",
                2,
                "comments",
                List.of(Map.of("author", "Marco", "by_staff", true, "comment", said, "created_at", at)),
                "attachments",
                List.of(Map.of("attachment_id", FILE, "file_name", "foto año.png", "size", 9)));
    }
}
