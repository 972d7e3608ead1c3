package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.tradu.batch.database.DatabaseUnavailableException.Reason;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EmbeddedDatabaseTests {

	private static final Duration BOUND = Duration.ofSeconds(15);

	@TempDir
	Path folder;

	@Test
	void keepsWhatWasCommittedWhenItIsOpenedAgain() throws SQLException {
		try (EmbeddedDatabase database = open(false)) {
			execute(database.url(), "create table t (n int)", "insert into t values (7)");
		}

		try (EmbeddedDatabase database = open(false)) {
			assertThat(query(database.url(), "select n from t")).isEqualTo(7);
		}
	}

	@Test
	void hasEveryCommitOnTheDiskAtOnce() throws SQLException, IOException {
		try (EmbeddedDatabase database = open(false)) {
			execute(database.url(), "create table t (n int)", "insert into t values (7)");

			Files.copy(this.folder.resolve("tradu.mv.db"), this.folder.resolve("killed.mv.db"));
		}

		try (EmbeddedDatabase killed = EmbeddedDatabase.open(this.folder.resolve("killed"), Sharing.NONE)) {
			assertThat(query(killed.url(), "select n from t")).isEqualTo(7);
		}
	}

	@Test
	void servesSecondOpenerWhileItIsOpen() throws SQLException {
		try (EmbeddedDatabase owner = open(true); EmbeddedDatabase visitor = open(false)) {
			execute(owner.url(), "create table t (n int)", "insert into t values (7)");

			assertThat(visitor.url()).startsWith("jdbc:h2:tcp://127.0.0.1:");
			assertThat(query(visitor.url(), "select n from t")).isEqualTo(7);
		}
	}

	@Test
	void leavesTheDatabaseOpenWhenAVisitorGoes() throws SQLException {
		try (EmbeddedDatabase owner = open(true)) {
			execute(owner.url(), "create table t (n int)", "insert into t values (7)");
			open(true).close();

			assertThat(query(owner.url(), "select n from t")).isEqualTo(7);
			assertThat(this.folder.resolve("tradu.server")).exists();
		}
	}

	@Test
	void showsItsAddressToItsOwnUserOnly() throws IOException {
		try (EmbeddedDatabase owner = open(true)) {
			assertThat(owner.url()).doesNotContain("tcp:");
			assertThat(
					PosixFilePermissions.toString(Files.getPosixFilePermissions(this.folder.resolve("tradu.server"))))
				.isEqualTo("rw-------");
		}
	}

	@Test
	void hasNoDatabaseForWhoDoesNotKnowTheKey() throws IOException {
		try (EmbeddedDatabase owner = open(true)) {
			assertThat(owner.url()).doesNotContain("tcp:");
			String address = Files.readAllLines(this.folder.resolve("tradu.server")).get(0);
			String guessed = address.substring(0, address.lastIndexOf('/') + 1) + this.folder.resolve("tradu");

			assertThatThrownBy(() -> query(guessed, "select 1")).isInstanceOf(SQLException.class);
		}
	}

	@Test
	void takesItsAddressAwayWhenItIsClosed() {
		open(true).close();

		assertThat(this.folder).isDirectoryNotContaining("glob:**.server*");
	}

	@Test
	void opensTheFileWhenTheAddressWasLeftBehind() throws IOException {
		leaveAddressBehind();

		try (EmbeddedDatabase database = open(false)) {
			assertThat(database.url()).doesNotContain("tcp:");
		}
	}

	@Test
	void servesUnderANewAddressWhenOneWasLeftBehind() throws IOException {
		leaveAddressBehind();

		try (EmbeddedDatabase owner = open(true); EmbeddedDatabase visitor = open(false)) {
			assertThat(owner.url()).doesNotContain("tcp:");
			assertThat(visitor.url()).startsWith("jdbc:h2:tcp:");
		}
	}

	@Test
	void waitsForAHolderThatServesNobody() throws Exception {
		Process holder = holdElsewhere();
		try {
			CompletableFuture<EmbeddedDatabase> second = CompletableFuture.supplyAsync(() -> open(false));
			await().during(Duration.ofMillis(600)).atMost(BOUND).until(() -> !second.isDone());

			holder.destroyForcibly();

			await().atMost(BOUND).until(second::isDone);
			second.join().close();
		}
		finally {
			holder.destroyForcibly().waitFor();
		}
	}

	@Test
	void opensItsOwnFileInACopiedFolder() throws SQLException, IOException {
		try (EmbeddedDatabase owner = open(true)) {
			execute(owner.url(), "create table t (n int)");
			Path copy = copyOfFolder();

			try (EmbeddedDatabase copied = EmbeddedDatabase.open(copy.resolve("tradu"), Sharing.WHILE_WORKING)) {
				assertThat(copied.isOwner()).isTrue();
				execute(copied.url(), "insert into t values (7)");
			}

			assertThat(query(owner.url(), "select count(*) from t")).isZero();
		}
	}

	@Test
	void findsItsServerInAMovedFolder() throws SQLException, IOException {
		Path moved = this.folder.resolveSibling(this.folder.getFileName() + "-moved");
		try (EmbeddedDatabase owner = open(true)) {
			execute(owner.url(), "create table t (n int)", "insert into t values (7)");
			Files.move(this.folder, moved);

			try (EmbeddedDatabase visitor = EmbeddedDatabase.open(moved.resolve("tradu"), Sharing.NONE)) {
				assertThat(visitor.isOwner()).isFalse();
				assertThat(query(visitor.url(), "select n from t")).isEqualTo(7);
			}
		}
		finally {
			Files.move(moved, this.folder);
		}
	}

	@Test
	void findsItsServerThroughALink() throws IOException {
		try (EmbeddedDatabase owner = open(true)) {
			Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.folder);

			try (EmbeddedDatabase visitor = EmbeddedDatabase.open(link.resolve("tradu"), Sharing.NONE)) {
				assertThat(owner.isOwner()).isTrue();
				assertThat(visitor.isOwner()).isFalse();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:mem:other", "jdbc:h2:tcp://127.0.0.1:9/;INIT=create schema x",
			"jdbc:h2:tcp://example.org:9/0a1b2c3d-0000-0000-0000-000000000000",
			"jdbc:h2:tcp://127.0.0.1:9/0a1b2c3d-0000-0000-0000-000000000000;INIT=create schema x", "", "\u00ff\u0000" })
	void neverConnectsToAnotherKindOfAddress(String address) throws IOException {
		open(false).close();
		Files.writeString(this.folder.resolve("tradu.server"), address + "\nfile " + file().key());

		try (EmbeddedDatabase database = open(false)) {
			assertThat(database.isOwner()).isTrue();
		}
	}

	@Test
	@Timeout(12)
	void namesTheProcessThatIsStopped() throws Exception {
		Process holder = holdElsewhere();
		try {
			new ProcessBuilder("kill", "-STOP", Long.toString(holder.pid())).start().waitFor();

			assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> open(false))
				.withMessageContaining("kill -CONT " + holder.pid())
				.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.HOLDER_STOPPED));
		}
		finally {
			holder.destroyForcibly().waitFor();
		}
	}

	@Test
	void knowsTheProcessThatHoldsTheFile() throws Exception {
		Process holder = holdElsewhere();
		try {
			assertThat(file().holder()).hasValueSatisfying((found) -> {
				assertThat(found.pid()).isEqualTo(holder.pid());
				assertThat(found.command()).isEqualTo("tradu " + this.folder.resolve("tradu"));
				assertThat(found.state()).isEqualTo(FileHolder.State.RUNNING);
			});
		}
		finally {
			holder.destroyForcibly().waitFor();
		}
		assertThat(file().holder()).isEmpty();
	}

	@Test
	void staysOpenWhenAThreadIsInterruptedInIt() throws SQLException {
		try (EmbeddedDatabase database = open(false)) {
			execute(database.url(), "create table t (n int, text varchar)");
			Thread.currentThread().interrupt();
			try {
				execute(database.url(), "insert into t select 1, repeat('x', 1000) from system_range(1, 1000)");
			}
			finally {
				Thread.interrupted();
			}

			assertThat(query(database.url(), "select count(*) from t")).isEqualTo(1000);
		}
	}

	private DatabaseFile file() {
		return new DatabaseFile(this.folder.resolve("tradu"));
	}

	private void leaveAddressBehind() throws IOException {
		open(false).close();
		ServedAddress.of(1, UUID.randomUUID().toString(), false).write(file());
	}

	private Path copyOfFolder() throws IOException {
		Path copy = Files.createDirectory(this.folder.resolve("copy"));
		for (Path original : List.of(file().store(), file().address())) {
			Files.copy(original, copy.resolve(original.getFileName()));
		}
		return copy;
	}

	/** Opens the file in a process of its own and returns when it is open. */
	private Process holdElsewhere() throws IOException {
		Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-cp", System.getProperty("java.class.path"), Holder.class.getName(),
				this.folder.resolve("tradu").toString())
			.redirectErrorStream(true)
			.start();
		assertThat(holder.inputReader().readLine()).isEqualTo("open");
		return holder;
	}

	private EmbeddedDatabase open(boolean serve) {
		return EmbeddedDatabase.open(this.folder.resolve("tradu"), serve ? Sharing.WHILE_WORKING : Sharing.NONE);
	}

	private static void execute(String url, String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, EmbeddedDatabase.USER, "");
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static int query(String url, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, EmbeddedDatabase.USER, "");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getInt(1);
		}
	}

	/** Holds a database without serving it, until it is killed. */
	static final class Holder {

		private Holder() {
		}

		public static void main(String[] arguments) throws IOException {
			try (EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(arguments[0]), Sharing.NONE)) {
				System.out.write(
						(database.url().isEmpty() ? "" : "open\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
				System.out.flush();
				System.in.read();
			}
		}

	}

}
