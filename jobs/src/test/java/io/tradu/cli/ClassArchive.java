package io.tradu.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of the application as the JVM has read and checked them once, so that each
 * process of the tests starts in two thirds of the time. There is none where they lie in
 * folders, as in an editor: the JVM archives from jars only.
 */
final class ClassArchive {

	private static final Path FILE = Path.of("target", "tradu-tests.jsa").toAbsolutePath();

	private static final String CLASS_PATH = classPath();

	private static final boolean MADE = Stream.of(CLASS_PATH.split(File.pathSeparator))
		.noneMatch((entry) -> Files.isDirectory(Path.of(entry))) && make();

	private ClassArchive() {
	}

	/**
	 * Returns the options that make a JVM find the application's classes, and the one of
	 * the tests that it is to start with.
	 */
	static List<String> options(Class<?> main) {
		String location = main.getProtectionDomain().getCodeSource().getLocation().getPath();
		String classPath = location.endsWith("test-classes/") ? CLASS_PATH + File.pathSeparator + location : CLASS_PATH;
		return MADE ? List.of("-XX:SharedArchiveFile=" + FILE, "-cp", classPath) : List.of("-cp", classPath);
	}

	// A night that finds nothing to do has started all there is.
	private static boolean make() {
		try {
			Path home = Files.createTempDirectory("tradu-archive-");
			Files.createDirectory(home.resolve("inbox"));
			Files.writeString(home.resolve("feeds.yml"), """
					tradu:
					  feeds:
					    news: {source: en, targets: [es], columns: [title], routes: {es: ["pseudo:en-es"]}}
					""");
			ProcessBuilder builder = new ProcessBuilder(TraduProcess.JAVA, "-XX:+UseSerialGC",
					"-XX:ArchiveClassesAtExit=" + FILE, "-cp", CLASS_PATH, Tradu.class.getName(), "run", "nightly")
				.directory(home.toFile())
				.redirectErrorStream(true)
				.redirectOutput(home.resolve("out").toFile());
			builder.environment()
				.putAll(Map.of("TRADU_HOME", home.toString(), "TRADU_FEEDS", home.resolve("feeds.yml").toString()));
			Process process = builder.start();
			if (!process.waitFor(2, TimeUnit.MINUTES)) {
				process.destroyForcibly();
			}
			return Files.exists(FILE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static String classPath() {
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Stream.of(all.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.map(ClassArchive::jarOf)
			.collect(Collectors.joining(File.pathSeparator));
	}

	// Maven has packed the classes before it runs the tests that start processes.
	private static String jarOf(String entry) {
		Path classes = Path.of(entry);
		if (!entry.endsWith("target" + File.separator + "classes")) {
			return entry;
		}
		try (Stream<Path> jars = Files.list(classes.getParent())) {
			return jars
				.filter((file) -> file.getFileName()
					.toString()
					.matches("tradu-.*SNAPSHOT\\.jar|tradu-[a-z-]+-[0-9.]+\\.jar"))
				.filter((file) -> isNewer(file, classes))
				.map(Path::toString)
				.findFirst()
				.orElse(entry);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isNewer(Path jar, Path classes) {
		try (Stream<Path> files = Files.walk(classes)) {
			long packed = jar.toFile().lastModified();
			return files.filter(Files::isRegularFile).allMatch((file) -> file.toFile().lastModified() <= packed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
