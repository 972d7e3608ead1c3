package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds secrets, and what cannot be read, in the files that all environments have
 * together: the settings of their servers, of the containers, and of the dashboards.
 */
class SharedFiles {

	private static final List<Path> SERVERS = Stream.of("dataflow-server", "skipper-server")
		.map((server) -> Path.of(server, "src", "main", "resources"))
		.toList();

	private static final Path DASHBOARDS = Path.of("monitoring", "grafana", "provisioning");

	// As Grafana writes it.
	private static final Pattern VARIABLE = Pattern.compile("\\$[A-Z][A-Z0-9_]*");

	private final Path place;

	SharedFiles(EnvironmentFolders folders) {
		this.place = folders.place();
	}

	List<Finding> check(List<String> environments) {
		List<Finding> findings = new ArrayList<>();
		BiConsumer<Path, IOException> unreadable = (file, failure) -> findings
			.add(new Finding("readable", label(file), "", FolderContent.fault(failure), environments));
		Stream
			.of(files(this.place, 1, unreadable),
					SERVERS.stream().flatMap((server) -> files(this.place.resolve(server), 1, unreadable)),
					files(this.place.resolve(DASHBOARDS), 3, unreadable))
			.flatMap((files) -> files)
			.forEach((file) -> {
				String label = label(file);
				if (label.matches(".*\\.ya?ml")) {
					settings(SettingsFile.read(file, label), environments, findings);
				}
				SecretRule.inLines(file, label, environments, findings);
			});
		return findings;
	}

	private static void settings(SettingsFile file, List<String> environments, List<Finding> findings) {
		if (file.defect() != null) {
			findings.add(new Finding("readable", file.label(), "", file.defect(), environments));
		}
		file.settings()
			.stream()
			.filter((setting) -> !namesSecrets(setting.name()) && !VARIABLE.matcher(setting.value()).matches())
			.forEach((setting) -> SecretRule.inSetting(setting, environments, findings));
	}

	// Docker Compose lists which ones there are, and who is given which.
	private static boolean namesSecrets(String setting) {
		return setting.matches("secrets\\..*|(.*\\.)?secrets\\[\\d+].*");
	}

	private String label(Path file) {
		return this.place.getFileName() + "/" + this.place.relativize(file);
	}

	private static Stream<Path> files(Path folder, int depth, BiConsumer<Path, IOException> unreadable) {
		return !Files.isDirectory(folder) ? Stream.empty()
				: FolderContent.of(folder, depth, unreadable).stream().filter(Files::isRegularFile);
	}

}
