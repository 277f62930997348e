package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

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
