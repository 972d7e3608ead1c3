package io.tradu.batch.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as its hash covers it.
 *
 * @param id its number
 * @param at when
 * @param fields its texts, in the order of the columns; null where the column is
 */
record ChainedEntry(long id, Instant at, List<@Nullable String> fields) {

	/** The columns, in the order in which they are hashed. */
	static final String COLUMNS = "a.id, a.at, a.actor, a.os_user, a.instance, a.action, a.subject, a.reason, a.detail";

	private static final List<String> TEXTS = List.of("actor", "os_user", "instance", "action", "subject", "reason",
			"detail");

	static ChainedEntry of(ResultSet row) throws SQLException {
		List<@Nullable String> fields = new ArrayList<>();
		for (String column : TEXTS) {
			fields.add(row.getString(column));
		}
		return new ChainedEntry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(), fields);
	}

	/** Returns the hash of the entry as a link behind another one's hash. */
	String hash(long link, String previous) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			DataOutputStream out = new DataOutputStream(bytes);
			out.writeLong(link);
			write(out, previous);
			out.writeLong(this.id);
			// The precision of both databases.
			out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.at));
			for (String field : this.fields) {
				write(out, field);
			}
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// With its length, so that no character can move from one field to the next
	// unnoticed.
	private static void write(DataOutputStream out, @Nullable String field) throws IOException {
		if (field == null) {
			out.writeInt(-1);
			return;
		}
		byte[] text = field.getBytes(StandardCharsets.UTF_8);
		out.writeInt(text.length);
		out.write(text);
	}

}
