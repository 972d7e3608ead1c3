package io.tradu.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.batch.log.Secrets;

/** Finds secrets that stand in a file, where everybody who sees the project sees them. */
class SecretRule implements Rule {

	private static final String RULE = "secret";

	private static final long LARGEST = 1_000_000;

	// Where they lie.
	private static final String FOLDER = "TRADU_SECRETS";

	// What encryption and loggers are set with: names that say how or where, and not
	// what.
	private static final Pattern INNOCENT = Pattern
		.compile("(.*\\.)?logging\\.level\\..*|.*(key|trust)-?store|.*[._-](type|alias|provider|algorithm)");

	// A key may lie in a file; a password that begins like a path is one.
	private static final Pattern PLACE = Pattern.compile("/.*|(file|classpath):.*");

	private static final Pattern NO_PLACE = Pattern.compile(".*(passw(or)?d|passphrase|[._-]pass|token|secret)");

	@Override
	public List<Finding> check(Declared environment) {
		List<String> names = List.of(environment.name());
		List<Finding> findings = new ArrayList<>();
		Stream.of(environment.settings(), environment.dataFlow())
			.flatMap((file) -> file.settings().stream())
			.forEach((setting) -> inSetting(setting, names, findings));
		// What cannot be looked into another rule finds.
		for (Path file : FolderContent.of(environment.folder(), Integer.MAX_VALUE, (hidden, failure) -> {
		})) {
			String label = environment.settings()
				.label()
				.replace(EnvironmentFolders.SETTINGS, environment.folder().relativize(file).toString());
			if (Files.isRegularFile(file)) {
				inLines(file, label, names, findings);
			}
		}
		return findings;
	}

	static void inSetting(Setting setting, List<String> environments, List<Finding> findings) {
		String name = setting.name().toLowerCase(Locale.ROOT).replaceAll("\\[\\d+]$", "");
		boolean place = PLACE.matcher(setting.value()).matches() && !NO_PLACE.matcher(name).matches();
		boolean literal = Secrets.isSecret(setting.name()) && !setting.name().endsWith(FOLDER)
				&& !INNOCENT.matcher(name).matches() && !place && SecretText.isLiteral(setting.value());
		boolean servers = name.matches(".*(addresses|hosts?)") && SecretText.holdsCredentials(setting.value());
		if (literal || servers) {
			findings.add(new Finding(RULE, setting.place(), setting.name(),
					"a secret stands in the file; give a reference such as ${secret.database}", environments));
		}
	}

	/** Adds what the settings of the file have not shown. */
	static void inLines(Path file, String label, List<String> environments, List<Finding> findings) {
		Set<String> places = new HashSet<>(findings.stream().map(Finding::file).toList());
		int number = 0;
		try {
			for (String line : lines(file)) {
				number++;
				String place = label + ":" + number;
				if (!places.contains(place)) {
					SecretText.fault(line)
						.ifPresent((fault) -> findings.add(new Finding(RULE, place, "", fault, environments)));
				}
			}
		}
		catch (IOException ex) {
			findings.add(new Finding("readable", label, "", FolderContent.fault(ex), environments));
		}
	}

	private static List<String> lines(Path file) throws IOException {
		return (Files.size(file) > LARGEST) ? List.of()
				: Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
	}

}
