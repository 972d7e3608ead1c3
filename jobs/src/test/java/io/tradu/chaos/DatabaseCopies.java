package io.tradu.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Copies of a night's database, each of which can be brought back. */
abstract class DatabaseCopies {

	private final List<String> copies = new ArrayList<>();

	private int made;

	/**
	 * Returns the copies of a night.
	 * @param settings where the database is; empty for the embedded one
	 */
	static DatabaseCopies of(Path home, Path folder, Map<String, String> settings) {
		return settings.isEmpty() ? new Folders(home.resolve("database"), folder) : new Server(settings);
	}

	/** Copies the database as it is; no process uses it. */
	final void add() throws IOException {
		String name = "copy_" + ++this.made;
		copy(name);
		this.copies.add(name);
	}

	/** Brings a copy back, and forgets those that are newer. */
	final void restore(Random random) throws IOException {
		int chosen = random.nextInt(this.copies.size());
		this.copies.subList(chosen + 1, this.copies.size()).clear();
		restore(this.copies.get(chosen));
	}

	/** Forgets the copies made so far. */
	final void forget() {
		this.copies.clear();
	}

	abstract void copy(String name) throws IOException;

	abstract void restore(String name) throws IOException;

	/** Deletes every copy. */
	abstract void delete() throws IOException;

	final int made() {
		return this.made;
	}

	private static final class Folders extends DatabaseCopies {

		private final Path database;

		private final Path folder;

		Folders(Path database, Path folder) {
			this.database = database;
			this.folder = folder;
		}

		@Override
		void copy(String name) throws IOException {
			if (Files.exists(this.database)) {
				FileSystemUtils.copyRecursively(this.database, this.folder.resolve(name));
			}
		}

		@Override
		void restore(String name) throws IOException {
			FileSystemUtils.deleteRecursively(this.database);
			if (Files.exists(this.folder.resolve(name))) {
				FileSystemUtils.copyRecursively(this.folder.resolve(name), this.database);
			}
		}

		@Override
		void delete() throws IOException {
			FileSystemUtils.deleteRecursively(this.folder);
		}

	}

	private static final class Server extends DatabaseCopies {

		private final JdbcClient server;

		private final String database;

		Server(Map<String, String> settings) {
			String url = settings.get("spring.datasource.url");
			this.database = url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
			this.server = JdbcClient.create(new DriverManagerDataSource(url.replace("/" + this.database, "/postgres"),
					settings.get("spring.datasource.username"), settings.get("spring.datasource.password")));
		}

		@Override
		void copy(String name) {
			create(this.database + "_" + name, this.database);
		}

		@Override
		void restore(String name) {
			this.server.sql("drop database " + this.database + " with (force)").update();
			create(this.database, this.database + "_" + name);
		}

		// The server may not have noticed yet that a process was killed.
		private void create(String name, String template) {
			this.server.sql("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = ?")
				.param(template)
				.query(Long.class)
				.single();
			this.server.sql("create database " + name + " template " + template).update();
		}

		@Override
		void delete() {
			for (int number = 1; number <= made(); number++) {
				this.server.sql("drop database " + this.database + "_copy_" + number + " with (force)").update();
			}
			this.server.sql("drop database " + this.database + " with (force)").update();
		}

	}

}
