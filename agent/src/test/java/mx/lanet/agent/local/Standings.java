package mx.lanet.agent.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A standing for tests that need one. */
final class Standings {
    private Standings() {}

    static Standing online() {
        var now = Instant.parse("2026-11-22T10:00:00Z");
        return new Standing(
                "online",
                "5b2f6c1e-7a30-4c55-9d3f-0d8a52a4f001",
                "Cafe Mexico S.A. de C.V.",
                "Oficina Principal CDMX",
                "http://localhost:5001",
                "0.1.0",
                "CAFE-01",
                now,
                now.plusSeconds(60),
                12L,
                null,
                0,
                0,
                List.of(),
                Map.of(),
                0,
                false,
                null,
                null,
                List.of(),
                Standing.Desk.USUAL,
                null);
    }
}
