package io.tradu.batch.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import io.tradu.batch.failure.FailureReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Backs the embedded database up into the folder {@code backup} beside its file, for the
 * case that the file is damaged or removed. The backups are on the same disk.
 */
@Component
public class DatabaseBackups {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseBackups.class);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final String ENDING = ".zip";

	private final Environment environment;

	private final DatabaseProperties properties;

	private final JdbcClient jdbc;

	private final Clock clock;

	DatabaseBackups(Environment environment, DatabaseProperties properties, JdbcClient jdbc, Clock clock) {
		this.environment = environment;
		this.properties = properties;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Makes a backup, and removes those that are too many. Does nothing where another
	 * database is used. A failure is logged and changes nothing else.
	 */
	public void make() {
		String path = this.environment.getProperty(EmbeddedDatabase.FILE);
		if (path == null || this.properties.backups() == 0) {
			return;
		}
		try {
			make(new DatabaseFile(Path.of(path).toAbsolutePath()));
		}
		catch (IOException | DataAccessException ex) {
			logger.warn("The database is not backed up: {}", FailureReport.of(ex).sentence());
		}
	}

	private void make(DatabaseFile file) throws IOException {
		Path folder = Files.createDirectories(file.backups());
		long size = Files.size(file.store());
		if (folder.toFile().getUsableSpace() < 2 * size) {
			logger.warn("The database is not backed up: its disk has less than twice the space it takes, {} bytes",
					size);
			return;
		}
		Path partial = folder.resolve("partial");
		this.jdbc.sql("backup to '" + partial.toString().replace("'", "''") + "'").update();
		try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		Path backup = folder.resolve(file.path().getFileName() + "-" + TIME.format(this.clock.instant()) + ENDING);
		Files.move(partial, backup, StandardCopyOption.ATOMIC_MOVE);
		for (Path old : find(file).stream().skip(this.properties.backups()).toList()) {
			Files.delete(old);
		}
		logger.info("The database is backed up: {}", backup);
	}

	/**
	 * Returns the newest backup of a database file that is whole, or else the newest.
	 */
	static Optional<Path> newest(DatabaseFile file) {
		try {
			List<Path> backups = find(file);
			return backups.stream().filter(DatabaseBackups::isWhole).findFirst().or(() -> backups.stream().findFirst());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static boolean isWhole(Path backup) {
		try (ZipFile file = new ZipFile(backup.toFile())) {
			return file.size() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	// Their names sort by time.
	private static List<Path> find(DatabaseFile file) throws IOException {
		try (Stream<Path> backups = Files.list(file.backups())) {
			return backups.filter((backup) -> backup.toString().endsWith(ENDING))
				.sorted(Comparator.reverseOrder())
				.toList();
		}
	}

}
