package mx.lanet.simulator.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import mx.lanet.simulator.wire.RequestTemplate;

/** Writes whole heartbeat requests, head and body, without making garbage. For one thread. */
final class HeartbeatRequests implements Requests {
    private static final String STATUS =
            """
            {"asset_id":"{{asset:36}}","timestamp":"{{second:19}}.{{milli:3}}Z","status":{"cpu_usage":{{cpu:5}},\
            "memory_usage":{{memory:5}},"disk_usage":{{disk:5}},"network_usage":{{network:6}},"uptime":{{uptime:9}},\
            "last_boot":"{{boot:20}}","network_status":"connected","windows_updates":{{updates:2}},\
            "antivirus_status":"active","temperature":{{temperature:5}},"processes_count":{{processes:4}},\
            "threads_count":{{threads:5}},"logged_users":[{{user:40}}],\
            "services_status":[{"name":"Spooler","status":"running"},{"name":"Dnscache","status":"running"}]}""";
    private static final String ALERT =
            """
            ,"alerts":[{"alert_id":"{{alert:36}}","type":"cpu_usage","severity":"warning",\
            "message":"CPU por encima del umbral","threshold":90.0,"current_value":{{value:5}}}]}""";
    private static final String LOGS =
            """
            ,"logs":[{"timestamp":"{{logged:19}}Z","level":"WARN",\
            "message":"La recolección de servicios tardó {{took:5}} ms"},\
            {"timestamp":"{{logged2:19}}Z","level":"INFO","message":"Inventario sin cambios"}]}""";

    private final byte[] headStart;
    private final Body plain = new Body(RequestTemplate.of(STATUS + "}"));
    private final Body alerting = new Body(RequestTemplate.of(STATUS + ALERT));
    private final Body logging = new Body(RequestTemplate.of(STATUS + LOGS));
    private final double alertShare;
    private final double logShare;
    private final SplittableRandom random = new SplittableRandom();
    private long second = -1;
    private byte[] secondText = {};

    HeartbeatRequests(String authority, double alertShare, double logShare) {
        this.headStart = ascii("POST /api/agents/heartbeat HTTP/1.1\r\nHost: " + authority
                + "\r\nUser-Agent: LANET-Agent/0.1.0-sim\r\nContent-Type: application/json\r\nAuthorization: Bearer ");
        this.alertShare = alertShare;
        this.logShare = logShare;
    }

    @Override
    public void write(ByteBuffer out, Reporter reporter, long epochMillis) {
        reporter.moveOn(random);
        double dice = random.nextDouble();
        Body body = dice < alertShare ? alerting : dice < alertShare + logShare ? logging : plain;
        body.patch(reporter, epochMillis);
        if (body == alerting) {
            body.template.slot("alert").text(ascii(alertId()));
            body.template.slot("value").tenths(Math.max(901, reporter.cpu));
        } else if (body == logging) {
            body.template.slot("logged").text(secondText);
            body.template.slot("logged2").text(secondText);
            body.template.slot("took").number(random.nextInt(100, 9_000));
        }
        out.put(headStart).put(reporter.token).put(body.headEnd);
        body.template.writeTo(out);
    }

    private byte[] secondText(long epochSecond) {
        if (epochSecond != second) {
            second = epochSecond;
            secondText = ascii(Instant.ofEpochSecond(epochSecond).toString().substring(0, 19));
        }
        return secondText;
    }

    // A UUID of version 4, without the cost of a secure random number.
    private String alertId() {
        HexFormat hex = HexFormat.of();
        long high = random.nextLong();
        long low = random.nextLong();
        return hex.toHexDigits((int) (high >>> 32)) + "-" + hex.toHexDigits((short) (high >>> 16)) + "-4"
                + hex.toHexDigits(high, 3) + "-a" + hex.toHexDigits(low >>> 48, 3) + "-" + hex.toHexDigits(low, 12);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One of the kinds of bodies with its places looked up once. */
    private final class Body {
        private final RequestTemplate template;
        private final byte[] headEnd;
        private final RequestTemplate.Slot asset;
        private final RequestTemplate.Slot secondOfBeat;
        private final RequestTemplate.Slot milli;
        private final RequestTemplate.Slot cpu;
        private final RequestTemplate.Slot memory;
        private final RequestTemplate.Slot disk;
        private final RequestTemplate.Slot network;
        private final RequestTemplate.Slot uptime;
        private final RequestTemplate.Slot boot;
        private final RequestTemplate.Slot updates;
        private final RequestTemplate.Slot temperature;
        private final RequestTemplate.Slot processes;
        private final RequestTemplate.Slot threads;
        private final RequestTemplate.Slot user;

        Body(RequestTemplate template) {
            this.template = template;
            headEnd = ascii("\r\nContent-Length: " + template.length() + "\r\n\r\n");
            asset = template.slot("asset");
            secondOfBeat = template.slot("second");
            milli = template.slot("milli");
            cpu = template.slot("cpu");
            memory = template.slot("memory");
            disk = template.slot("disk");
            network = template.slot("network");
            uptime = template.slot("uptime");
            boot = template.slot("boot");
            updates = template.slot("updates");
            temperature = template.slot("temperature");
            processes = template.slot("processes");
            threads = template.slot("threads");
            user = template.slot("user");
        }

        void patch(Reporter reporter, long epochMillis) {
            long epochSecond = epochMillis / 1_000;
            asset.text(reporter.assetId);
            secondOfBeat.text(secondText(epochSecond));
            milli.zeroPadded(epochMillis % 1_000);
            cpu.tenths(reporter.cpu);
            memory.tenths(reporter.memory);
            disk.tenths(reporter.disk);
            network.tenths(reporter.network);
            uptime.number(epochSecond - reporter.bootSeconds);
            boot.text(reporter.lastBoot);
            updates.number(reporter.usualCpu % 9);
            temperature.tenths(reporter.temperature);
            processes.number(reporter.processes);
            threads.number(reporter.processes * 11L);
            user.text(reporter.user);
        }
    }
}
