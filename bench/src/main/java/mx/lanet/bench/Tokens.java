package mx.lanet.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Enrolment tokens of all clients, put where the server looks for them. */
final class Tokens {
    /** Each of the many small clients has one turn, the large one each tenth. */
    private static final int TURN_OF_THE_LARGE = 9;

    private Tokens() {}

    /** In the order in which machines are to use them. */
    static List<String> ofAllClients(Connection database, String secret) throws SQLException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        List<String> tokens = new ArrayList<>();
        String large = "";
        try (var sql = database.createStatement();
                ResultSet site = sql.executeQuery(
                        """
                        SELECT DISTINCT ON (client_id) client_id, site_id FROM site
                        WHERE client_id BETWEEN '01980000-0001-7000-8000-000000000000' AND '01980000-0001-7000-8000-ffffffffffff'
                        ORDER BY client_id, site_id
                        """)) {
            while (site.next()) {
                String token = String.format(Locale.ROOT, "LANET-0198-0198-%06X", tokens.size() + 1);
                put(database, site.getObject(1, UUID.class), site.getObject(2, UUID.class), mac.doFinal(bytes(token)));
                if (large.isEmpty()) {
                    large = token;
                } else if (tokens.size() % (TURN_OF_THE_LARGE + 1) == TURN_OF_THE_LARGE) {
                    tokens.add(large);
                }
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static void put(Connection database, UUID client, UUID site, byte[] hash) throws SQLException {
        try (PreparedStatement token = database.prepareStatement(
                """
                INSERT INTO enrolment_token (client_id, token_id, site_id, token_hash, hint, created_by_name, created_at, updated_at)
                SELECT ?, gen_random_uuid(), ?, ?, 'bench', '', now(), now()
                WHERE NOT EXISTS (SELECT FROM enrolment_token WHERE token_hash = ?)
                """)) {
            token.setObject(1, client);
            token.setObject(2, site);
            token.setBytes(3, hash);
            token.setBytes(4, hash);
            token.execute();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
