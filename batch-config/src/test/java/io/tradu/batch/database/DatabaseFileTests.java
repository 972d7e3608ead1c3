package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.tradu.batch.database.DatabaseUnavailableException.Reason;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.failure.FailureCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DatabaseFileTests {

	private static final int HEADER = 8192;

	@TempDir
	Path folder;

	private Path store;

	private Path archive;

	@BeforeEach
	void makeDatabase() throws IOException, SQLException {
		this.store = this.folder.resolve("tradu.mv.db");
		this.archive = Files.createDirectory(this.folder.resolve("archive"));
		try (EmbeddedDatabase database = open();
				Connection connection = DriverManager.getConnection(database.url(), EmbeddedDatabase.USER, "");
				Statement statement = connection.createStatement()) {
			statement.execute("create table t (text varchar)");
			statement.execute("insert into t select repeat(random_uuid(), 10) from system_range(1, 2000)");
		}
	}

	@ParameterizedTest
	@MethodSource
	void isDamaged(UnaryOperator<byte[]> damage) throws IOException {
		byte[] damaged = damage.apply(Files.readAllBytes(this.store));
		Files.write(this.store, damaged);

		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(this::open).satisfies((failure) -> {
			assertThat(failure.reason()).isEqualTo(Reason.DAMAGED);
			assertThat(failure.category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
		});
		assertThat(this.store).hasBinaryContent(damaged);
	}

	static Stream<Arguments> isDamaged() {
		return Stream.of(damage("cut within the header", (file) -> Arrays.copyOf(file, 1000)),
				damage("cut in its middle", (file) -> Arrays.copyOf(file, file.length / 2)),
				damage("cut behind its header", (file) -> Arrays.copyOf(file, HEADER)),
				damage("zeros behind its header", (file) -> zero(file, HEADER, file.length)),
				damage("without its header", (file) -> zero(file, 0, HEADER)),
				damage("zeros only", (file) -> new byte[file.length]),
				damage("another kind of file", (file) -> "no database at all ".repeat(1000).getBytes()));
	}

	@Test
	void isDamagedWhereItsContentCannotBeRead() throws IOException, SQLException {
		try (EmbeddedDatabase database = open();
				Connection connection = DriverManager.getConnection(database.url(), EmbeddedDatabase.USER, "");
				Statement statement = connection.createStatement()) {
			for (int n = 1; n <= 40; n++) {
				statement.execute("create table t" + n + " (id bigint primary key, text varchar unique)");
				statement.execute("insert into t" + n + " select n, random_uuid() from system_range(1, 50) as r(n)");
			}
		}
		byte[] good = Files.readAllBytes(this.store);
		List<Reason> reasons = new ArrayList<>();

		for (int part = 1; reasons.size() < 2 && part < 100; part++) {
			byte[] bytes = good.clone();
			for (int i = 0; i < 60; i++) {
				bytes[good.length - good.length / 100 * part + i] ^= 0x5a;
			}
			Files.write(this.store, bytes);
			try (EmbeddedDatabase database = open()) {
				assertThat(database.isOwner()).isTrue();
			}
			catch (DatabaseUnavailableException ex) {
				reasons.add(ex.reason());
			}
		}

		assertThat(reasons).isNotEmpty().containsOnly(Reason.DAMAGED);
	}

	@Test
	void opensInAnOlderStateIfThatIsAccepted() throws IOException {
		byte[] good = Files.readAllBytes(this.store);
		Files.write(this.store, Arrays.copyOf(good, good.length / 2));

		try (EmbeddedDatabase database = open(true)) {
			assertThat(database.isOwner()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void hasLostItsContent(boolean olderState) throws IOException {
		Files.write(this.store, new byte[0]);
		Files.createDirectory(this.archive.resolve("2026-11-20"));

		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> open(olderState))
			.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.EMPTY));
		assertThat(this.store).isEmptyFile();
	}

	@Test
	void isLostIfItsBackupsAreThere() throws IOException {
		Files.delete(this.store);
		Files.createDirectory(this.folder.resolve("backup"));
		Path backup = Files.createFile(this.folder.resolve("backup/tradu-2026-11-20T03-00-00Z.zip"));

		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(this::open).satisfies((failure) -> {
			assertThat(failure.reason()).isEqualTo(Reason.MISSING);
			assertThat(failure).hasMessageContaining(backup.toString());
		});
		assertThat(this.store).doesNotExist();
	}

	@Test
	void namesTheNewestBackupThatIsWhole() throws IOException {
		Files.delete(this.store);
		Path whole = this.folder.resolve("backup/tradu-20261120T030000Z.zip");
		Files.createDirectory(whole.getParent());
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(whole))) {
			zip.putNextEntry(new ZipEntry("tradu.mv.db"));
		}
		byte[] bytes = Files.readAllBytes(whole);
		Files.write(whole.resolveSibling("tradu-20261121T030000Z.zip"), Arrays.copyOf(bytes, bytes.length / 2));

		assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(this::open)
			.withMessageContaining(whole.toString());
	}

	@Test
	void isNewIfItIsEmptyAndSoAreTheFoldersBesideIt() throws IOException {
		Files.write(this.store, new byte[0]);

		try (EmbeddedDatabase database = open()) {
			assertThat(database.isOwner()).isTrue();
		}
	}

	@Test
	void isGoodWithFullFoldersBesideIt() throws IOException {
		Files.createDirectory(this.archive.resolve("2026-11-20"));

		try (EmbeddedDatabase database = open()) {
			assertThat(database.isOwner()).isTrue();
		}
	}

	private EmbeddedDatabase open() {
		return open(false);
	}

	private EmbeddedDatabase open(boolean olderState) {
		return EmbeddedDatabase.open(this.folder.resolve("tradu"), Sharing.NONE,
				new ContentPolicy(List.of(this.folder.resolve("none"), this.archive), olderState));
	}

	private static Arguments damage(String name, UnaryOperator<byte[]> damage) {
		return arguments(Named.of(name, damage));
	}

	private static byte[] zero(byte[] file, int from, int to) {
		byte[] damaged = file.clone();
		Arrays.fill(damaged, from, to, (byte) 0);
		return damaged;
	}

}
