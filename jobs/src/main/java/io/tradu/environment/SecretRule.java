package io.tradu.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.tradu.batch.log.Secrets;

/** Finds secrets that stand in a file, where everybody who sees the project sees them. */
class SecretRule implements Rule {

	private static final String RULE = "secret";

	private static final long LARGEST = 1_000_000;

	// Where they lie.
	private static final String FOLDER = "TRADU_SECRETS";

	@Override
	public List<Finding> check(Declared environment) {
		List<String> names = List.of(environment.name());
		List<Finding> findings = new ArrayList<>();
		Stream.of(environment.settings(), environment.dataFlow())
			.flatMap((file) -> file.settings().stream())
			.forEach((setting) -> inSetting(setting, names, findings));
		for (Path file : files(environment.folder())) {
			String label = environment.settings()
				.label()
				.replace(EnvironmentFolders.SETTINGS, environment.folder().relativize(file).toString());
			inLines(file, label, names, findings);
		}
		return findings;
	}

	static void inSetting(Setting setting, List<String> environments, List<Finding> findings) {
		boolean literal = Secrets.isSecret(setting.name()) && !setting.name().endsWith(FOLDER)
				&& SecretText.isLiteral(setting.value());
		boolean servers = setting.name().toLowerCase(Locale.ROOT).matches(".*(addresses|hosts?)(\\[\\d+])?")
				&& SecretText.holdsCredentials(setting.value());
		if (literal || servers) {
			findings.add(new Finding(RULE, setting.place(), setting.name(),
					"a secret stands in the file; give a reference such as ${secret.database}", environments));
		}
	}

	/** Adds what the settings of the file have not shown. */
	static void inLines(Path file, String label, List<String> environments, List<Finding> findings) {
		Set<String> places = new HashSet<>(findings.stream().map(Finding::file).toList());
		int number = 0;
		for (String line : lines(file)) {
			number++;
			String place = label + ":" + number;
			if (!places.contains(place)) {
				SecretText.fault(line)
					.ifPresent((fault) -> findings.add(new Finding(RULE, place, "", fault, environments)));
			}
		}
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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

}
