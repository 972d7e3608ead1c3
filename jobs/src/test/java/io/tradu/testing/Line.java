package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.tradu.TraduApplication;
import io.tradu.batch.audit.Act;
import io.tradu.document.Night;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightAccounts;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.NightRunner;

import org.springframework.batch.core.BatchStatus;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole line in this process, in a folder of its own. Started once and shared by a
 * test class; each test takes a business date of its own with {@link #nextDate()}.
 */
public final class Line implements AutoCloseable {

	private static final String QUIET_PERIOD = "tradu.receive.quiet-period=";

	private static final Map<List<String>, Line> SHARED = new HashMap<>();

	private final Path home;

	private final ConfigurableApplicationContext context;

	private LocalDate date = LocalDate.of(2026, 1, 1);

	private Line(Path home, ConfigurableApplicationContext context) {
		this.home = home;
		this.context = context;
	}

	/**
	 * Returns a line that all tests with the same wishes share. It ends with the tests'
	 * process.
	 * @see #start
	 */
	public static synchronized Line shared(TestDatabase database, String feeds, String... settings) {
		List<String> wishes = Stream.concat(Stream.of(database.name(), feeds), Stream.of(settings)).toList();
		return SHARED.computeIfAbsent(wishes, (key) -> {
			Line line = start(database, feeds, settings);
			Runtime.getRuntime().addShutdownHook(new Thread(line::close));
			return line;
		});
	}

	/**
	 * Starts the line.
	 * @param feeds content of the feeds file
	 * @param settings further settings, as {@code name=value}
	 */
	public static Line start(TestDatabase database, String feeds, String... settings) {
		return start(database, feeds, FaultyDatabase.class, settings);
	}

	/**
	 * Starts the line with one component more, or with another one in place of its own.
	 * @param feeds content of the feeds file
	 * @param settings further settings, as {@code name=value}
	 */
	public static Line start(TestDatabase database, String feeds, Class<?> component, String... settings) {
		try {
			Path home = Files.createTempDirectory("tradu-line-");
			Path feedsFile = Files.writeString(home.resolve("feeds.yml"), feeds);
			List<String> arguments = new ArrayList<>(
					List.of("tradu.folders.home=" + home, "tradu.feeds-file=" + feedsFile));
			database.settings(home).forEach((name, value) -> arguments.add(name + "=" + value));
			arguments.addAll(List.of(settings));
			if (arguments.stream().noneMatch((setting) -> setting.startsWith(QUIET_PERIOD))) {
				arguments.add(QUIET_PERIOD + "0ms");
			}
			Files.createDirectories(home.resolve("inbox"));
			return new Line(home,
					new SpringApplicationBuilder(TraduApplication.class, FakeEngine.class, FaultyDatabase.class,
							component)
						.run(arguments.stream().map((setting) -> "--" + setting).toArray(String[]::new)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Empties the inbox, makes engine and database obedient again and moves to the next
	 * business date.
	 */
	public LocalDate nextDate() {
		engine().reset();
		database().reset();
		clear(path("inbox"));
		this.date = this.date.plusDays(1);
		return this.date;
	}

	public FakeEngine engine() {
		return bean(FakeEngine.class);
	}

	public FaultyDatabase database() {
		return bean(FaultyDatabase.class);
	}

	/** Returns the current business date. */
	public LocalDate date() {
		return this.date;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Returns a path under the line's home. */
	public Path path(String first, String... more) {
		Path path = this.home.resolve(first);
		for (String name : more) {
			path = path.resolve(name);
		}
		return path;
	}

	/** Puts a document into the inbox. */
	public Path put(String feed, String fileName, String content) {
		return put(feed, fileName, content.getBytes(StandardCharsets.UTF_8));
	}

	/** Puts a document into the inbox. */
	public Path put(String feed, String fileName, byte[] content) {
		try {
			Path file = path("inbox", feed, fileName);
			Files.createDirectories(file.getParent());
			return Files.write(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Runs the current date's night. */
	public NightRun run() {
		return run(false);
	}

	/** Runs the current date's night. */
	public NightRun run(boolean again) {
		AtomicReference<Night> begun = new AtomicReference<>();
		return bean(NightRunner.class).run(this.date, again, Act.ofPerson(""), begun::set);
	}

	/** Returns what became of everything. */
	public NightAccount account(NightRun run) {
		return bean(NightAccounts.class).of(run.night(), run.status() == BatchStatus.COMPLETED);
	}

	/** Returns a file of the current date in the outbox. */
	public Path delivered(String feed, String fileName) {
		return path("outbox", this.date.toString(), feed, fileName);
	}

	/** Returns a file of the current date in quarantine. */
	public Path quarantined(String feed, String fileName) {
		return path("quarantine", this.date.toString(), feed, fileName);
	}

	/** Returns a file of the current date in the archive. */
	public Path archived(String feed, String fileName) {
		return path("archive", this.date.toString(), feed, fileName);
	}

	/** Returns a file's content. */
	public static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void clear(Path folder) {
		try (Stream<Path> found = Files.walk(folder)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
		try {
			FileSystemUtils.deleteRecursively(this.home);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Settings by name. */
	interface Settings {

		Map<String, String> settings(Path home);

	}

}
