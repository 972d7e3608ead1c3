package io.tradu.purge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.tradu.batch.PrivateFolder;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.files.WholeFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes all rows of a night into a file: compressed JSON, a line for each row, which
 * names its table.
 */
@Component
class NightArchive {

	// Without it PostgreSQL's driver would hold a whole table in memory.
	private static final int FETCH_ROWS = 500;

	private final NightRows rows;

	private final NightTables tables;

	private final NamedParameterJdbcTemplate jdbc;

	private final LineFolders folders;

	private final JsonMapper json;

	NightArchive(NightRows rows, NightTables tables, JdbcTemplate jdbc, LineFolders folders, JsonMapper json) {
		this.rows = rows;
		this.tables = tables;
		JdbcTemplate fetching = new JdbcTemplate(jdbc.getDataSource());
		fetching.setFetchSize(FETCH_ROWS);
		this.jdbc = new NamedParameterJdbcTemplate(fetching);
		this.folders = folders;
		this.json = json;
	}

	/** Returns where a night is archived. */
	Path place(Night night) {
		return this.folders.home()
			.resolve("purged")
			.resolve(night.businessDate() + "." + night.sequence() + ".jsonl.gz")
			.toAbsolutePath()
			.normalize();
	}

	/**
	 * Archives a night, in place of an earlier try, and reads the file back. To be called
	 * in a transaction.
	 * @return SHA-256 of the file
	 * @throws StoppingFailure if not every row is in the file
	 */
	String write(Night night) {
		Path place = place(night);
		try {
			PrivateFolder.create(place.getParent());
			try (WholeFile file = WholeFile.at(place)) {
				GZIPOutputStream compressed = new GZIPOutputStream(file.out());
				Map<String, @Nullable Object> parameters = this.rows.parameters(night);
				for (NightTable table : this.tables.all()) {
					RowCallbackHandler line = (row) -> write(compressed, new Line(table.name(), columns(row)));
					this.jdbc.query(table.select(), parameters, line);
				}
				compressed.finish();
				file.commit();
			}
			return verify(place, this.rows.count(night));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot archive night " + night.label() + " in " + place, ex);
		}
	}

	private void write(OutputStream out, Line line) {
		try {
			out.write(this.json.writeValueAsBytes(line));
			out.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String verify(Path place, Map<String, Long> expected) throws IOException {
		Map<String, Long> found = new LinkedHashMap<>();
		MessageDigest digest = sha256();
		try (InputStream file = new DigestInputStream(Files.newInputStream(place), digest)) {
			BufferedReader lines = new BufferedReader(
					new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				found.merge(this.json.readValue(line, Line.class).table(), 1L, Long::sum);
			}
			file.transferTo(OutputStream.nullOutputStream());
		}
		if (!found.equals(expected)) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					place + " has other rows than the database: " + found + " instead of " + expected, null);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	private static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (int number = 1; number <= columns.getColumnCount(); number++) {
			String type = columns.getColumnTypeName(number).toLowerCase(Locale.ROOT);
			values.put(columns.getColumnLabel(number), value(row, number, type));
		}
		return values;
	}

	// The two databases' own objects differ; times are written as ISO 8601 has them.
	private static @Nullable Object value(ResultSet row, int number, String type) throws SQLException {
		if (type.contains("with time zone") || type.equals("timestamptz")) {
			return text(row.getObject(number, OffsetDateTime.class));
		}
		if (type.startsWith("timestamp")) {
			return text(row.getObject(number, LocalDateTime.class));
		}
		if (type.equals("date")) {
			return text(row.getObject(number, LocalDate.class));
		}
		Object value = row.getObject(number);
		return (value instanceof Number || value instanceof Boolean) ? value : row.getString(number);
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	/**
	 * One line of an archive.
	 *
	 * @param table the row's table
	 * @param row the row's columns by name
	 */
	record Line(String table, Map<String, @Nullable Object> row) {
	}

}
