package io.tradu.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.batch.log.Secrets;

/** Finds secrets that stand in a file, where everybody who sees the project sees them. */
class SecretRule implements Rule {

	private static final String RULE = "secret";

	private static final long LARGEST = 1_000_000;

	// A reference, with nothing to fall back on.
	private static final Pattern REFERENCE = Pattern.compile("\\$\\{[\\w.-]+:?}");

	private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s:${}]+:[^@\\s${}]+@");

	private static final Pattern PARAMETER = Pattern
		.compile("(?i)[?&;](password|passwd|pwd|secret|token|api-?key)=[^&;\\s${}]+");

	private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY");

	// Digits, small and capital letters without a word among them, or many hexadecimal
	// digits.
	private static final Pattern TOKEN = Pattern.compile("(?<![\\w+])(?=[\\w+]*\\d[\\w+]*\\d)(?=[\\w+]*[a-z])"
			+ "(?=[\\w+]*[A-Z])[\\w+]{20,}={0,2}(?![\\w+])|(?<![\\w:])[0-9a-fA-F]{32,}(?!\\w)"
			+ "|(?<!\\w)[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?!\\w)");

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		Stream.of(environment.settings(), environment.dataFlow())
			.flatMap((file) -> file.settings().stream())
			.filter((setting) -> Secrets.isSecret(setting.name()) && isLiteral(setting.value()))
			.forEach((setting) -> findings.add(environment.finding(RULE, setting,
					"a secret stands in the file; give a reference such as ${secret.database}")));
		Set<String> places = new HashSet<>(findings.stream().map(Finding::file).toList());
		files(environment.folder()).forEach((file) -> scan(file, environment, places, findings));
		return findings;
	}

	/** Tells whether a value is more than references, with nothing to fall back on. */
	static boolean isLiteral(String value) {
		String left = value;
		for (String before = ""; !before.equals(left);) {
			before = left;
			left = REFERENCE.matcher(left).replaceAll("");
		}
		return !left.isBlank() && !Set.of("true", "false").contains(left);
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void scan(Path file, Declared environment, Set<String> places, List<Finding> findings) {
		String label = environment.settings()
			.label()
			.replace(EnvironmentFolders.SETTINGS, environment.folder().relativize(file).toString());
		int number = 0;
		for (String line : lines(file)) {
			number++;
			String place = label + ":" + number;
			if (!places.contains(place)) {
				fault(line).ifPresent((fault) -> findings.add(environment.finding(RULE, place, "", fault)));
			}
		}
	}

	private static List<String> lines(Path file) {
		try {
			return (Files.size(file) > LARGEST) ? List.of()
					: Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<String> fault(String line) {
		if (PRIVATE_KEY.matcher(line).find()) {
			return Optional.of("a private key stands in the file");
		}
		if (CREDENTIALS.matcher(line).find() || PARAMETER.matcher(line).find()) {
			return Optional.of("an address with a password in it");
		}
		return TOKEN.matcher(line).find() ? Optional.of("what looks like a password or a token stands in the file")
				: Optional.empty();
	}

}
