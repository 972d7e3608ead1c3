package io.tradu.batch.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseBackupsTests {

	private static final Instant NIGHT = Instant.parse("2026-11-20T22:00:00Z");

	@TempDir
	Path folder;

	private EmbeddedDatabase database;

	@BeforeEach
	void open() {
		this.database = open(this.folder.resolve("tradu"));
		jdbc(this.database).sql("create table t as select 7 n").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void holdTheDatabaseAsItWas() throws IOException {
		make(2, NIGHT);

		Path restored = this.folder.resolve("restored");
		try (FileSystem zip = FileSystems.newFileSystem(backups().get(0));
				InputStream file = Files.newInputStream(zip.getPath("tradu.mv.db"))) {
			Files.createDirectory(restored);
			Files.copy(file, restored.resolve("tradu.mv.db"));
		}
		try (EmbeddedDatabase copy = open(restored.resolve("tradu"))) {
			assertThat(jdbc(copy).sql("select n from t").query(Long.class).single()).isEqualTo(7);
		}
	}

	@Test
	void areKeptUpToANumber() throws IOException {
		for (int night = 0; night < 4; night++) {
			make(2, NIGHT.plus(Duration.ofDays(night)));
		}

		assertThat(backups()).extracting((backup) -> backup.getFileName().toString())
			.containsExactly("tradu-20261122T220000Z.zip", "tradu-20261123T220000Z.zip");
	}

	@Test
	void areNotMadeIfNoneAreWanted() {
		make(0, NIGHT);

		assertThat(this.folder.resolve("backup")).doesNotExist();
	}

	@Test
	void changeNothingElseIfTheyCannotBeMade() throws IOException {
		Files.createFile(this.folder.resolve("backup"));

		make(1, NIGHT);

		assertThat(jdbc(this.database).sql("select n from t").query(Long.class).single()).isEqualTo(7);
	}

	private void make(int number, Instant now) {
		MockEnvironment environment = new MockEnvironment().withProperty(EmbeddedDatabase.FILE,
				this.folder.resolve("tradu").toString());
		new DatabaseBackups(environment, new DatabaseProperties(number, false), jdbc(this.database),
				Clock.fixed(now, ZoneOffset.UTC))
			.make();
	}

	private List<Path> backups() throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve("backup"))) {
			return files.sorted().toList();
		}
	}

	private static EmbeddedDatabase open(Path file) {
		return EmbeddedDatabase.open(file, Sharing.NONE);
	}

	private static JdbcClient jdbc(EmbeddedDatabase database) {
		return JdbcClient.create(new DriverManagerDataSource(database.url(), EmbeddedDatabase.USER, ""));
	}

}
