package mx.lanet.helpdesk.ticket.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * A file that has come in whole.
 *
 * @param name what it is stored under
 * @param mediaType by its content, never by its name
 * @param sha256 lower-case hex
 * @param thumbnail whether there is a small PNG of it
 * @param picture the media type of the view that fills a window; null when there is none
 */
public record Stored(
        String name, long sizeBytes, String sha256, String mediaType, boolean thumbnail, @Nullable String picture) {

    /** Of a row with the columns that every table of files has. */
    public static Stored of(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("stored_as"),
                row.getLong("size_bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("media_type"),
                row.getBoolean("thumbnail"),
                row.getString("picture"));
    }

    /** For an insert with :type, :size, :sha, :stored, :thumbnail and :picture. */
    public Map<String, ?> params() {
        return Map.of(
                "type", mediaType,
                "size", sizeBytes,
                "sha", HexFormat.of().parseHex(sha256),
                "stored", name,
                "thumbnail", thumbnail,
                "picture", new SqlParameterValue(Types.VARCHAR, picture));
    }
}
