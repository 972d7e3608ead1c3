package io.tradu.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds folders that two environments have together, or of which one lies within that of
 * another. Symbolic links are followed: what counts is where the files come to lie.
 */
class FoldersApart {

	private static final String HOME = "tradu.folders.home";

	private static final Map<String, String> KINDS = new TreeMap<>(Map.of(HOME, "home", "tradu.folders.inbox", "inbox",
			"tradu.folders.outbox", "outbox", "tradu.folders.quarantine", "quarantine", "tradu.folders.archive",
			"archive", "tradu.folders.reports", "reports", "logging.file.name", "log", "logging.file.path",
			"folder of logs", "tradu.management.password-file", "management password"));

	List<Finding> check(List<Declared> environments) {
		List<Folder> folders = environments.stream().flatMap((environment) -> of(environment).stream()).toList();
		List<Finding> findings = new ArrayList<>();
		for (Folder folder : folders) {
			if (!Path.of(folder.value()).isAbsolute()) {
				findings.add(folder.environment()
					.finding("value", folder.place(), folder.setting(), "'" + folder.value()
							+ "' would be another one wherever a process is started; begin it with ${tradu.root:.}/"));
			}
			List<Folder> others = folders.stream()
				.filter((other) -> other.environment() != folder.environment())
				.toList();
			between(folder, others).ifPresent(findings::add);
		}
		return findings;
	}

	private static Optional<Finding> between(Folder folder, List<Folder> others) {
		Optional<Folder> equal = others.stream().filter((other) -> folder.real().equals(other.real())).findFirst();
		if (equal.isPresent()) {
			// Each pair is seen from both sides.
			return equal.filter((other) -> folder.environment().name().compareTo(other.environment().name()) > 0)
				.map((other) -> finding(folder, other,
						(folder.kind().equals(other.kind()) ? "shares its " + folder.kind() + " with "
								: "is the " + other.kind() + " of ") + other.environment().name() + " (" + other.place()
								+ ")"));
		}
		// What lies in its own home is found with that, or from the other side.
		return others.stream()
			.filter((other) -> !folder.isAtHome() && folder.real().startsWith(other.real()))
			.findFirst()
			.map((other) -> finding(folder, other,
					"lies within the " + other.kind() + " of " + other.environment().name()));
	}

	private static Finding finding(Folder folder, Folder other, String says) {
		return new Finding("shared", folder.place(), folder.setting(), says,
				List.of(folder.environment().name(), other.environment().name()));
	}

	// What an environment names itself, and what a link leads out of its home. All else
	// lies in its home.
	private static List<Folder> of(Declared environment) {
		List<Folder> folders = new ArrayList<>();
		if (environment.settings().find(HOME).isEmpty()) {
			// Another rule says so; what it would have without it counts for nothing.
			return folders;
		}
		KINDS.forEach((setting, kind) -> environment.value(setting)
			.filter((value) -> !value.isBlank())
			.map((value) -> folder(environment, setting, kind, value))
			.filter((folder) -> !folder.isAtHome() || environment.settings().find(setting).isPresent())
			.ifPresent(folders::add));
		SecretsFolder.of(environment)
			.ifPresent((folder) -> folders
				.add(folder(environment, "spring.config.import", "folder of secrets", folder.toString())));
		return folders;
	}

	private static Folder folder(Declared environment, String setting, String kind, String value) {
		Path real = RealPath.of(Path.of(value));
		boolean isAtHome = !setting.equals(HOME)
				&& environment.value(HOME).filter((home) -> real.startsWith(RealPath.of(Path.of(home)))).isPresent();
		return new Folder(environment, setting, environment.settings().placeOf(setting), kind, value, real, isAtHome);
	}

	/**
	 * Where an environment keeps something.
	 *
	 * @param environment whose it is
	 * @param setting the setting that says so
	 * @param place where that stands
	 * @param kind what is kept there
	 * @param value as it is set
	 * @param real where that leads
	 * @param isAtHome whether that is in the environment's home
	 */
	private record Folder(Declared environment, String setting, String place, String kind, String value, Path real,
			boolean isAtHome) {
	}

}
