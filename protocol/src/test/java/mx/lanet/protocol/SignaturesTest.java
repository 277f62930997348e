package mx.lanet.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final String ASSET = "770e8400-e29b-41d4-a716-446655440001";
    private static final String TOKEN = "LANET-550E-660E-AEB0F9";

    @Test
    void verifies_the_second_test_vector_of_rfc_8032() {
        byte[] raw = HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        byte[] signature = HexFormat.of()
                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

        var encoder = Base64.getEncoder();

        assertThat(Ed25519.verify(encoder.encodeToString(raw), new byte[] {0x72}, encoder.encodeToString(signature)))
                .isTrue();
        assertThat(Ed25519.verify(encoder.encodeToString(raw), new byte[] {0x73}, encoder.encodeToString(signature)))
                .isFalse();
    }

    @Test
    void a_key_survives_being_stored() {
        var key = AgentKey.generate();

        var again = AgentKey.parse(key.stored());

        assertThat(again.publicText()).isEqualTo(key.publicText());
        assertThat(Base64.getDecoder().decode(key.publicText())).hasSize(32);
        assertThat(KeyProof.sign(again, ASSET, "t", "n").isSignedBy(key.publicText()))
                .isTrue();
    }

    @Test
    void halves_of_two_keys_are_refused() {
        var one = AgentKey.generate().stored().split("\n", -1);
        var two = AgentKey.generate().stored().split("\n", -1);

        assertThatThrownBy(() -> AgentKey.parse(one[0] + "\n" + two[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgentKey.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_proof_is_bound_to_asset_time_and_nonce() {
        var key = AgentKey.generate();
        var proof = KeyProof.sign(key, ASSET, "2026-01-02T03:04:05Z", "nonce-nonce-nonce");

        assertThat(proof.isSignedBy(key.publicText())).isTrue();
        assertThat(new KeyProof(ASSET, "2026-01-02T03:04:06Z", proof.nonce(), proof.signature())
                        .isSignedBy(key.publicText()))
                .isFalse();
        assertThat(proof.isSignedBy(AgentKey.generate().publicText())).isFalse();
        assertThat(proof.isSignedBy("¿?")).isFalse();
        assertThat(new String(KeyProof.bytes("a", "b", "c"), StandardCharsets.UTF_8))
                .isEqualTo("a\nb\nc");
    }

    @Test
    void the_signed_bytes_of_a_registration_are_fixed_for_ever() {
        assertThat(new String(
                        RegistrationProof.bytes(TOKEN, "llave=", "2026-01-02T03:04:05Z", "nonce-nonce-nonce"),
                        StandardCharsets.UTF_8))
                .isEqualTo("lanet-register-v1\n" + TOKEN + "\nllave=\n2026-01-02T03:04:05Z\nnonce-nonce-nonce");
    }

    @Test
    void a_registrations_proof_is_bound_to_token_key_time_and_nonce() {
        var key = AgentKey.generate();
        var other = AgentKey.generate();
        var proof = RegistrationProof.sign(key, TOKEN, "2026-01-02T03:04:05Z", "nonce-nonce-nonce");
        var later = new RegistrationProof("2026-01-02T03:04:06Z", proof.nonce(), proof.signature());
        var again = new RegistrationProof(proof.timestamp(), "nonce-nonce-nonc2", proof.signature());
        var nonsense = new RegistrationProof(proof.timestamp(), proof.nonce(), "¿?");

        assertThat(proof.isSignedFor(TOKEN, key.publicText())).isTrue();
        assertThat(proof.isSignedFor("LANET-550E-660E-AEB0F8", key.publicText()))
                .isFalse();
        assertThat(proof.isSignedFor(TOKEN, other.publicText())).isFalse();
        assertThat(later.isSignedFor(TOKEN, key.publicText())).isFalse();
        assertThat(again.isSignedFor(TOKEN, key.publicText())).isFalse();
        assertThat(nonsense.isSignedFor(TOKEN, key.publicText())).isFalse();
        assertThat(proof.isSignedFor(TOKEN, "¿?")).isFalse();
    }

    @Test
    void a_proof_for_a_new_token_is_none_for_joining() {
        var key = AgentKey.generate();
        var renewal = KeyProof.sign(key, TOKEN, "2026-01-02T03:04:05Z", "nonce-nonce-nonce");

        assertThat(new RegistrationProof(renewal.timestamp(), renewal.nonce(), renewal.signature())
                        .isSignedFor(TOKEN, key.publicText()))
                .isFalse();
    }

    @Test
    void a_commands_signed_bytes_are_fixed_for_ever() {
        var command = new Command(
                "c1", "script", "echo ñ", "shell", List.of("á", ""), 60, "high", null, "2026-01-02T03:04:05Z");

        assertThat(new String(command.signedBytes(ASSET), StandardCharsets.UTF_8))
                .isEqualTo("lanet-command-v1\nc1\n" + ASSET + "\nscript\nshell\n"
                        + "b8fdbaecfa82543ace4b985ba2ac2ff6d5e88142a801b0df4b6ff1c4eb04671d"
                        + "\n60\n2026-01-02T03:04:05Z\n2\nw6E=\n\n");
    }

    @Test
    void a_command_for_another_asset_or_with_a_line_end_in_its_id_is_not_signed() {
        var key = AgentKey.generate();
        var plain = new Command("c1", "restart_agent", null, null, null, null, null, null, null);
        var signature = Base64.getEncoder().encodeToString(key.sign(plain.signedBytes(ASSET)));
        var signed = new Command("c1", "restart_agent", null, null, null, null, null, signature, null);
        var broken = new Command("c1\n", "restart_agent", null, null, null, null, null, signature, null);

        assertThat(signed.isSignedFor(ASSET, key.publicText())).isTrue();
        assertThat(signed.isSignedFor(ASSET.replace('7', '8'), key.publicText()))
                .isFalse();
        assertThat(plain.isSignedFor(ASSET, key.publicText())).isFalse();
        assertThat(broken.isSignedFor(ASSET, key.publicText())).isFalse();
    }

    @Test
    void a_notice_stands_behind_the_arguments_and_nowhere_else() {
        var plain = new Command("c1", "restart_agent", null, null, List.of("notice"), 60, null, null, "x");

        var seen = plain.with(new CommandNotice("Luis", "Actualización", "ask", "", 120));

        assertThat(text(seen)).isEqualTo(text(plain) + "notice\nask\n120\nTHVpcw==\nQWN0dWFsaXphY2nDs24=\n\n");
    }

    /** Whoever has the database but not the key. */
    @Test
    void a_notice_can_neither_be_dropped_nor_altered_nor_added() {
        var key = AgentKey.generate();
        var notice = new CommandNotice("Luis Pérez", "Revisar la impresora", "ask", "Limpieza", 120);
        var plain = new Command("c1", "script", "echo 1", "shell", null, 60, null, null, "2026-01-02T03:04:05Z");
        var seen = sign(key, plain.with(notice));

        assertThat(seen.isSignedFor(ASSET, key.publicText())).isTrue();
        for (var other : Arrays.asList(
                null,
                new CommandNotice("Luis Perez", "Revisar la impresora", "ask", "Limpieza", 120),
                new CommandNotice("Luis Pérez", "", "ask", "Limpieza", 120),
                new CommandNotice("Luis Pérez", "Revisar la impresora", "tell", "Limpieza", 120),
                new CommandNotice("Luis Pérez", "Revisar la impresora", "ask", "Limpiezas", 120),
                new CommandNotice("Luis PérezRevisar", " la impresora", "ask", "Limpieza", 120),
                new CommandNotice("Luis Pérez", "Revisar la impresora", "ask", "Limpieza", 1),
                new CommandNotice("Luis Pérez", "Revisar la impresora", "ask\n120", "Limpieza", 120))) {
            assertThat(seen.with(other).isSignedFor(ASSET, key.publicText()))
                    .as(String.valueOf(other))
                    .isFalse();
        }
        assertThat(sign(key, plain).with(notice).isSignedFor(ASSET, key.publicText()))
                .isFalse();
    }

    private static Command sign(AgentKey key, Command command) {
        return command.signed(Base64.getEncoder().encodeToString(key.sign(command.signedBytes(ASSET))));
    }

    private static String text(Command command) {
        return new String(command.signedBytes(ASSET), StandardCharsets.UTF_8);
    }
}
