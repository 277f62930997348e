package mx.lanet.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.protocol.Heartbeat;
import mx.lanet.simulator.fleet.Enrolled;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HeartbeatRequestsTest {
    private static final long MOMENT = Instant.parse("2026-11-21T08:09:10.007Z").toEpochMilli();
    private final Enrolled machine =
            new Enrolled(new UUID(7, 8), UUID.fromString("0198c3d0-7b7a-7c11-9d52-6f1f2f3a4b5c"), null, "h.c.s", false);
    private final Reporter reporter = Reporter.of(machine);

    @Test
    void theBodyIsAHeartbeatWhoseLengthTheHeadTells() {
        String[] parts = request(0, 0).split("\r\n\r\n", 2);

        Heartbeat heartbeat = parse(parts[1]);

        assertThat(parts[0])
                .startsWith("POST /api/agents/heartbeat HTTP/1.1\r\nHost: localhost:5001\r\n")
                .contains("\r\nAuthorization: Bearer h.c.s\r\n")
                .endsWith("\r\nContent-Length: " + parts[1].getBytes(UTF_8).length);
        assertThat(heartbeat.assetId()).isEqualTo(machine.assetId());
        assertThat(heartbeat.timestamp()).isEqualTo(Instant.parse("2026-11-21T08:09:10.007Z"));
        assertThat(heartbeat.status().cpuUsage()).isBetween(0.0, 100.0);
        assertThat(heartbeat.status().loggedUsers()).hasSize(1);
    }

    @Test
    void alertsAndLogsComeInTheirShare() {
        Heartbeat alerting = parse(request(1, 0).split("\r\n\r\n", 2)[1]);
        Heartbeat logging = parse(request(0, 1).split("\r\n\r\n", 2)[1]);

        assertThat(alerting.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertId().version()).isEqualTo(4);
            assertThat(alert.currentValue()).isGreaterThan(90);
        });
        assertThat(logging.logs()).hasSize(2);
    }

    @Test
    void readingsStayWithinTheirLimitsHoweverLongAMachineRuns() {
        HeartbeatRequests requests = new HeartbeatRequests("localhost:5001", 0.2, 0.2);
        ByteBuffer out = ByteBuffer.allocate(HeartbeatRequests.MOST_BYTES);

        for (int i = 0; i < 50_000; i++) {
            out.clear();
            requests.write(out, reporter, MOMENT + i * 1_000L);
        }

        Heartbeat last = parse(new String(out.array(), 0, out.position(), UTF_8).split("\r\n\r\n", 2)[1]);
        assertThat(last.status().memoryUsage()).isBetween(5.0, 99.0);
        assertThat(last.status().diskUsage()).isBetween(1.0, 99.0);
    }

    private String request(double alertShare, double logShare) {
        ByteBuffer out = ByteBuffer.allocate(HeartbeatRequests.MOST_BYTES);
        new HeartbeatRequests("localhost:5001", alertShare, logShare).write(out, reporter, MOMENT);
        return new String(out.array(), 0, out.position(), UTF_8);
    }

    private static Heartbeat parse(String body) {
        return JsonMapper.shared().readValue(body, Heartbeat.class);
    }
}
