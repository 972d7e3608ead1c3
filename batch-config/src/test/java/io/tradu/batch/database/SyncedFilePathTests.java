package io.tradu.batch.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SyncedFilePathTests {

	@TempDir
	Path folder;

	@Test
	void keepsACommitThroughAPowerCut() throws SQLException, IOException {
		FilePath.register(new VolatileFilePath());
		String file = SyncedFilePath.register() + "volatile:" + this.folder.resolve("tradu");
		try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file + ";WRITE_DELAY=0")) {
			execute(connection, "create table t (n int)");
			for (int n = 1; n <= 30; n++) {
				execute(connection, "insert into t values (" + n + ")");

				assertThat(rowsAfterPowerCut()).isEqualTo(n);
			}
		}
	}

	@Test
	void commitsNothingToAFileThatWasRemoved() {
		String file = SyncedFilePath.register() + "async:" + this.folder.resolve("tradu");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
			try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file + ";WRITE_DELAY=0")) {
				execute(connection, "create table t (n int)");
				Files.move(this.folder.resolve("tradu.mv.db"), this.folder.resolve("elsewhere"));
				execute(connection, "insert into t values (1)");
			}
		}).withStackTraceContaining("was removed or replaced while it was open");
	}

	@Test
	void sortsMoreRowsThanFitIntoMemory() throws SQLException {
		String file = SyncedFilePath.register() + "async:" + this.folder.resolve("tradu");
		try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file + ";MAX_MEMORY_ROWS=100");
				Statement statement = connection.createStatement()) {
			ResultSet rows = statement
				.executeQuery("select n, repeat('text', 50) as t from system_range(1, 5000) as r(n) order by n desc");
			rows.next();

			assertThat(rows.getInt(1)).isEqualTo(5000);
		}
	}

	private long rowsAfterPowerCut() throws SQLException, IOException {
		Files.copy(this.folder.resolve("tradu.mv.db.synced"), this.folder.resolve("after.mv.db"),
				StandardCopyOption.REPLACE_EXISTING);
		try (Connection connection = DriverManager.getConnection("jdbc:h2:" + this.folder.resolve("after"));
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*) from t")) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Files of which a power cut leaves what was synced: a copy as of the last sync. */
	public static final class VolatileFilePath extends FilePathWrapper {

		@Override
		public String getScheme() {
			return "volatile";
		}

		@Override
		public FileChannel open(String mode) throws IOException {
			return new VolatileChannel(Path.of(getBase().toString()), getBase().open(mode));
		}

	}

	private static final class VolatileChannel extends FileBaseDefault {

		private final Path path;

		private final FileChannel file;

		VolatileChannel(Path path, FileChannel file) {
			this.path = path;
			this.file = file;
		}

		@Override
		public void force(boolean metaData) throws IOException {
			Files.copy(this.path, this.path.resolveSibling(this.path.getFileName() + ".synced"),
					StandardCopyOption.REPLACE_EXISTING);
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			return this.file.write(source, position);
		}

		@Override
		protected void implTruncate(long size) throws IOException {
			this.file.truncate(size);
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.file.read(target, position);
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
