package io.tradu.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Looks into the embedded database's own file. */
class LineWindowIntegrationTests {

	@TempDir
	private Path home;

	@Test
	void letsTheFileGoAfterALookAndAfterOneThatFails() throws IOException, SQLException {
		Files.createDirectories(this.home.resolve("database"));
		EmbeddedDatabase.open(file(), Sharing.NONE).close();
		Path feeds = Files.writeString(this.home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es]
				      columns: [title]
				      routes:
				        es: ["pseudo:en-es"]
				""");
		LineWindow window = new LineWindow(
				() -> new Application().with("tradu.folders.home", this.home).with("tradu.feeds-file", feeds));

		assertThat(window.look(true).state()).isEqualTo("idle");
		assertThat(isTaken()).isFalse();
		assertThat(window.isUntouched()).isTrue();

		execute("drop table dead_letter cascade");
		assertThat(window.isUntouched()).isFalse();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> window.look(true));
		assertThat(isTaken()).isFalse();
		assertThat(window.isUntouched()).isFalse();
	}

	private void execute(String sql) throws SQLException {
		try (EmbeddedDatabase database = EmbeddedDatabase.open(file(), Sharing.NONE);
				Connection connection = DriverManager.getConnection(database.url(), EmbeddedDatabase.USER, "");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
			assertThat(isTaken()).isTrue();
		}
	}

	private boolean isTaken() {
		try (FileChannel channel = FileChannel.open(file().resolveSibling("tradu.mv.db"), StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			return lock == null;
		}
		catch (OverlappingFileLockException ex) {
			return true;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Path file() {
		return this.home.resolve("database").resolve("tradu");
	}

}
