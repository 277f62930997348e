package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class JoinAndReportTest {
    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private TwoClients companies;

    @BeforeEach
    void two_companies() {
        companies = people.twoClients();
    }

    @Test
    void a_machine_joins_reports_and_is_online() {
        String token = tokenOfCafe();
        AgentClient agent = new AgentClient(port);

        Answer joined = agent.join(token, "{\"computer_name\":\"CAJA-01\",\"serial_number\":\"5CG1234XYZ\"}");
        UUID asset = joined.id("asset_id");
        Answer answered = agent.heartbeat(asset, "{\"cpu_usage\":12,\"memory_usage\":40.5,\"disk_usage\":null}");

        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.json().path("data").path("agent_token").asString()).isEqualTo(joined.text("agent_token"));
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().path("data").path("commands").size()).isZero();
        assertThat(presence(asset)).isEqualTo("online");
    }

    @Test
    void how_a_machine_was_while_nobody_could_be_told_becomes_its_history() {
        AgentClient agent = new AgentClient(port);
        UUID asset =
                agent.join(tokenOfCafe(), "{\"computer_name\":\"CAJA-02\"}").id("asset_id");
        Instant now = clock.instant();

        for (int sent = 0; sent < 2; sent++) {
            agent.post(
                    "/api/agents/heartbeat",
                    """
                    {"asset_id": "%s", "status": {"cpu_usage": 12}, "history": [
                        {"timestamp": "%s", "cpu_usage": 81},
                        {"timestamp": "%s", "cpu_usage": 82},
                        {"timestamp": "%s", "cpu_usage": 83},
                        {"timestamp": "%s", "cpu_usage": 84}]}
                    """
                            .formatted(
                                    asset,
                                    now.minus(Duration.ofHours(3)),
                                    now.minus(Duration.ofHours(2)),
                                    now.minus(Duration.ofDays(4)),
                                    now.plus(Duration.ofHours(2))));
        }

        assertThat(processor(asset)).containsExactly(81f, 82f, 12f);
    }

    private List<Float> processor(UUID asset) {
        return tenancy.call(new Scope.Client(companies.cafe().clientId()), () -> jdbc.sql(
                        "SELECT cpu FROM metric_point WHERE asset_id = :asset ORDER BY at")
                .param("asset", asset)
                .query(Float.class)
                .list());
    }

    private String presence(UUID asset) {
        return tenancy.call(new Scope.Client(companies.cafe().clientId()), () -> jdbc.sql(
                        "SELECT presence FROM asset WHERE asset_id = :asset")
                .param("asset", asset)
                .query(String.class)
                .single());
    }

    private String tokenOfCafe() {
        return tokens.create(
                        companies.superadmin(),
                        companies.cafe().clientId(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
    }
}
