package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.Quarantine;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.RegistrationProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A machine that joins shows that it holds its key, and from then on nobody joins as it without that. */
@ServerTest
class RegistrationProofTest {
    private static final String REGISTER = "/api/agents/register-with-token";

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Quarantine quarantine;

    @Autowired
    TestClock time;

    @Autowired
    Clock clock;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final AgentKey key = AgentKey.generate();
    private TwoClients companies;
    private String token;
    private AgentClient agent;

    @BeforeEach
    void a_token_of_the_cafe() {
        companies = people.twoClients();
        token = newToken();
        agent = new AgentClient(port);
    }

    @Test
    void both_shapes_of_the_body_carry_a_proof_that_is_remembered_and_not_kept() {
        Answer flat = register(key, proof(key, 0));
        Answer nested = agent.post(
                REGISTER,
                body(AgentKey.generate(), "CAJA-02")
                        .replace("\"os\":", "\"hardware\":{\"cpu\":\"i5\"},\"os\":")
                        .formatted(""));
        AgentKey other = AgentKey.generate();
        Answer provenNested = agent.post(
                REGISTER,
                body(other, "CAJA-03")
                        .replace("\"os\":", "\"hardware\":{\"cpu\":\"i5\"},\"os\":")
                        .formatted(proof(other, 0)));

        assertThat(List.of(flat.status(), nested.status(), provenNested.status()))
                .containsExactly(201, 200, 200);
        assertThat(proven(flat)).isTrue();
        assertThat(proven(nested)).isFalse();
        assertThat(proven(provenNested)).isTrue();
        assertThat(list("SELECT registration::text FROM asset WHERE client_id = :client"))
                .hasSize(3)
                .noneMatch(kept -> kept.contains("key_proof") || kept.contains("nonce-"));
    }

    @Test
    void what_is_not_signed_by_the_key_for_this_token_is_refused_counted_for_nothing_and_recorded() {
        AgentKey foreign = AgentKey.generate();
        String ofAnotherKey = proof(foreign, 0);
        String forAnotherToken = proof(RegistrationProof.sign(key, newToken(), now(0), nonce()));

        for (String wrong : List.of(ofAnotherKey, forAnotherToken)) {
            Answer refused = register(key, wrong);

            assertThat(refused.status()).as(refused.text()).isEqualTo(401);
            assertThat(refused.type()).startsWith("application/problem+json");
            assertThat(refused.text("code")).isEqualTo("proof_refused");
        }
        assertThat(list("SELECT outcome FROM enrolment_use WHERE client_id = :client"))
                .containsExactly("proof_refused", "proof_refused");
        assertThat(list("SELECT max(uses)::text FROM enrolment_token WHERE client_id = :client"))
                .containsExactly("0");
        assertThat(list("SELECT count(*)::text FROM asset WHERE client_id = :client"))
                .containsExactly("0");
        assertThat(audited())
                .endsWith("enrolment_token.proof_refused", "enrolment_token.proof_refused")
                .doesNotContain("asset.registered");
    }

    @Test
    void a_clock_may_be_off_by_five_minutes_and_no_more() {
        Answer late = register(key, proof(key, -301));
        Answer early = register(key, proof(key, 302));
        Answer within = register(key, proof(key, -295));

        assertThat(List.of(late.status(), early.status(), within.status())).containsExactly(401, 401, 201);
        assertThat(late.text("code")).isEqualTo("clock_off");
        assertThat(list("SELECT outcome FROM enrolment_use WHERE client_id = :client ORDER BY at"))
                .containsExactly("clock_off", "clock_off", "registered");
        assertThat(list("SELECT max(uses)::text FROM enrolment_token WHERE client_id = :client"))
                .containsExactly("1");
    }

    @Test
    void wrong_clocks_of_a_whole_office_do_not_shut_out_the_others() {
        for (int machine = 0; machine < 35; machine++) {
            assertThat(register(key, proof(key, -400)).text("code")).isEqualTo("clock_off");
        }

        assertThat(register(key, proof(key, 0)).status()).isEqualTo(201);
    }

    @Test
    void a_proof_counts_once_also_when_the_key_was_forgotten_meanwhile() {
        String first = body(key, "CAJA-01").formatted(proof(key, 0));
        Answer joined = agent.post(REGISTER, first);
        Answer again = agent.post(REGISTER, first);
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE agent_credential SET public_key = NULL WHERE asset_id = :asset")
                .param("asset", joined.id("asset_id"))
                .update());
        Answer afterwards = agent.post(REGISTER, first);
        time.advance(Duration.ofMinutes(20));
        Answer stale = agent.post(REGISTER, first);

        assertThat(joined.status()).isEqualTo(201);
        assertThat(List.of(again.text("code"), afterwards.text("code"), stale.text("code")))
                .containsExactly("proof_refused", "proof_refused", "clock_off");
        assertThat(list("SELECT max(uses)::text FROM enrolment_token WHERE client_id = :client"))
                .containsExactly("1");
    }

    @Test
    void nonces_are_forgotten_when_no_clock_could_bring_them_back() {
        register(key, proof(key, 0));
        time.advance(Duration.ofMinutes(16));
        register(key, proof(key, 0));

        assertThat(list("SELECT count(*)::text FROM registration_nonce WHERE client_id = :client"))
                .containsExactly("1");
    }

    @Test
    void a_proof_without_a_key_or_with_something_missing_is_named() {
        Answer keyless = agent.post(
                REGISTER,
                "{\"token\":\"%s\"%s,\"hardware_info\":{\"computer_name\":\"X\"}}".formatted(token, proof(key, 0)));
        Answer empty = register(key, ",\"key_proof\":{}");
        Answer odd = register(key, ",\"key_proof\":{\"timestamp\":\"ayer\",\"nonce\":\"corto\",\"signature\":7}");

        assertThat(keyless.status()).isEqualTo(400);
        assertThat(keyless.text()).contains("\"public_key\"");
        for (Answer answer : List.of(empty, odd)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("key_proof.timestamp", "key_proof.nonce", "key_proof.signature");
        }
    }

    @Test
    void whoever_shows_a_proven_key_without_a_proof_waits_once_for_a_person() {
        Answer joined = register(key, proof(key, 0));
        Answer claim = register(key, "");
        Answer claimAgain = register(key, "");
        Answer otherKey = register(AgentKey.generate(), "");
        Answer itself = register(key, proof(key, 0));

        assertThat(List.of(claim.status(), claimAgain.status(), otherKey.status()))
                .containsExactly(202, 202, 202);
        assertThat(claim.text("status")).isEqualTo("pending_approval");
        assertThat(claimAgain.id("asset_id"))
                .isEqualTo(claim.id("asset_id"))
                .isNotEqualTo(joined.id("asset_id"))
                .isNotEqualTo(otherKey.id("asset_id"));
        assertThat(itself.status()).isEqualTo(200);
        assertThat(itself.id("asset_id")).isEqualTo(joined.id("asset_id"));
    }

    @Test
    void a_key_that_was_never_proven_joins_again_without_a_proof_as_ever() {
        Answer joined = register(key, "");
        Answer again = register(key, "");

        assertThat(joined.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id("asset_id")).isEqualTo(joined.id("asset_id"));
        assertThat(agent.with(joined.text("agent_token"))
                        .heartbeat(joined.id("asset_id"), "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_first_proof_ends_what_was_given_out_without_one_and_later_ones_end_nothing() {
        Answer unproven = register(key, "");
        UUID asset = unproven.id("asset_id");
        Answer first = register(key, proof(key, 0));
        Answer second = register(key, proof(key, 0));

        assertThat(List.of(first.id("asset_id"), second.id("asset_id"))).containsOnly(asset);
        assertThat(beats(unproven, asset)).isEqualTo(401);
        assertThat(beats(first, asset)).isEqualTo(200);
        assertThat(beats(second, asset)).isEqualTo(200);
        assertThat(register(key, "").status()).isEqualTo(202);
    }

    @Test
    void a_client_without_a_key_becomes_an_agent_with_a_proven_one() {
        Answer keyless = agent.join(token, "{\"computer_name\":\"CAJA-01\",\"machine_id\":\"maquina-del-cafe-0001\"}");
        Answer ours = register(key, proof(key, 0));

        assertThat(ours.status()).isEqualTo(200);
        assertThat(ours.id("asset_id")).isEqualTo(keyless.id("asset_id"));
        assertThat(proven(ours)).isTrue();
        assertThat(register(key, "").status()).isEqualTo(202);
    }

    @Test
    void a_person_who_merges_says_that_it_is_the_machine_with_or_without_its_proof() {
        UUID machine = register(key, proof(key, 0)).id("asset_id");
        Answer withoutProof = register(key, "");
        quarantine.merge(technician(), cafe(), withoutProof.id("asset_id"));
        Answer joined = register(key, "");

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.id("asset_id")).isEqualTo(machine);

        AgentKey fresh = AgentKey.generate();
        Answer reinstalled = register(fresh, proof(fresh, 0));
        assertThat(reinstalled.status()).isEqualTo(202);
        quarantine.merge(technician(), cafe(), reinstalled.id("asset_id"));

        assertThat(register(fresh, "").status()).isEqualTo(202);
        assertThat(register(fresh, proof(fresh, 0)).id("asset_id")).isEqualTo(machine);
    }

    @Test
    void who_claims_to_be_a_claimant_claims_what_that_one_claims() {
        UUID machine = register(key, proof(key, 0)).id("asset_id");
        AgentKey claimants = AgentKey.generate();
        Answer first = register(claimants, proof(claimants, 0));
        Answer second = register(claimants, "");

        assertThat(List.of(first.status(), second.status())).containsExactly(202, 202);
        assertThat(second.id("asset_id")).isNotEqualTo(first.id("asset_id"));
        assertThat(list("SELECT DISTINCT claims::text FROM asset WHERE client_id = :client AND state = 'quarantine'"))
                .containsExactly(machine.toString());
    }

    @Test
    void the_audit_page_says_who_joined_and_who_could_not() {
        register(key, proof(key, 0));
        register(key, proof(key, 0));
        register(key, "");
        register(key, proof(AgentKey.generate(), 0));

        assertThat(audited())
                .containsSubsequence(
                        "asset.registered",
                        "asset.registered_again",
                        "asset.quarantined",
                        "enrolment_token.proof_refused");
        try (Visitor admin = Visitor.as(companies.cafe().clientAdmin(), port)) {
            assertThat(admin.get("/audit", "Accept-Language", "es").body())
                    .contains(
                            "CAJA-01 se unió</span>",
                            "CAJA-01 se unió de nuevo",
                            "CAJA-01 quiere unirse y espera aprobación",
                            "no probó su llave",
                            "equipo: CAJA-01",
                            "token: LANET-")
                    .doesNotContain(token);
            assertThat(admin.get("/audit?kind=asset", "Accept-Language", "es").body())
                    .contains("CAJA-01 se unió de nuevo");
        }
    }

    private Answer register(AgentKey shown, String proof) {
        return agent.post(REGISTER, body(shown, "CAJA-01").formatted(proof));
    }

    /** With a place for the proof. */
    private String body(AgentKey shown, String name) {
        String machineId = name.equals("CAJA-01")
                ? "maquina-del-cafe-0001"
                : UUID.randomUUID().toString();
        return "{\"token\":\"" + token + "\",\"public_key\":\"" + shown.publicText()
                + "\"%s,\"hardware_info\":{\"computer_name\":\"" + name + "\",\"os\":\"Debian 13\",\"machine_id\":\""
                + machineId + "\"}}";
    }

    private String proof(AgentKey signer, long secondsOff) {
        return proof(RegistrationProof.sign(signer, token, now(secondsOff), nonce()));
    }

    private static String proof(RegistrationProof proof) {
        return ",\"key_proof\":{\"timestamp\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
                .formatted(proof.timestamp(), proof.nonce(), proof.signature());
    }

    private String now(long secondsOff) {
        Instant now = clock.instant();
        return now.plusSeconds(secondsOff).toString();
    }

    private static String nonce() {
        return "nonce-" + UUID.randomUUID();
    }

    private int beats(Answer joined, UUID asset) {
        return new AgentClient(port)
                .with(joined.text("agent_token"))
                .heartbeat(asset, "{}")
                .status();
    }

    private boolean proven(Answer joined) {
        return list("SELECT asset_id::text FROM agent_credential WHERE client_id = :client AND key_proven")
                .contains(joined.text("asset_id"));
    }

    private List<String> audited() {
        return list("SELECT action FROM audit_record WHERE client_id = :client ORDER BY position");
    }

    private String newToken() {
        return tokens.create(
                        companies.superadmin(),
                        cafe(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
    }

    private Person technician() {
        return companies.cafe().technician();
    }

    private UUID cafe() {
        return companies.cafe().clientId();
    }

    /** As the superadmin: a client's own role does not see nonces. */
    private List<String> list(String sql) {
        return tenancy.call(
                new Scope.Everything(),
                () -> jdbc.sql(sql).param("client", cafe()).query(String.class).list());
    }
}
