package io.tradu.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tradu.batch.log.Secrets;
import org.jspecify.annotations.Nullable;

/** Says how two environments differ, without any secret. */
public final class EnvironmentComparison {

	private static final List<String> FILES = List.of(EnvironmentFolders.SETTINGS, EnvironmentFolders.FEEDS,
			EnvironmentFolders.DATA_FLOW);

	private static final String WHOLE = "(the file)";

	private final EnvironmentFolders folders;

	public EnvironmentComparison(EnvironmentFolders folders) {
		this.folders = folders;
	}

	/**
	 * Returns what differs between two environments, file by file.
	 * @throws EnvironmentMisfit if there is no such environment, or a file of one cannot
	 * be read
	 */
	public List<Difference> between(String one, String other) {
		this.folders.requireBegun(one);
		this.folders.requireBegun(other);
		List<Difference> differences = new ArrayList<>();
		for (String file : FILES) {
			SettingsFile fileOfOne = read(one, file);
			SettingsFile fileOfOther = read(other, file);
			if (fileOfOne.exists() != fileOfOther.exists()) {
				differences.add(new Difference(file, "", fileOfOne.exists() ? WHOLE : null,
						fileOfOther.exists() ? WHOLE : null));
				continue;
			}
			Map<String, String> ofOne = settings(fileOfOne);
			Map<String, String> ofOther = settings(fileOfOther);
			TreeSet<String> names = new TreeSet<>(ofOne.keySet());
			names.addAll(ofOther.keySet());
			for (String name : names) {
				String left = ofOne.get(name);
				String right = ofOther.get(name);
				if (!Objects.equals(left, right)) {
					differences.add(new Difference(file, name, shown(name, left), shown(name, right)));
				}
			}
		}
		return differences;
	}

	private SettingsFile read(String environment, String file) {
		SettingsFile content = SettingsFile.read(this.folders.place().resolve(environment).resolve(file),
				environment + "/" + file);
		if (content.defect() != null) {
			throw new EnvironmentMisfit(content.label() + " " + content.defect());
		}
		return content;
	}

	private static Map<String, String> settings(SettingsFile content) {
		Map<String, String> settings = new TreeMap<>();
		content.settings().forEach((setting) -> settings.putIfAbsent(setting.name(), setting.value()));
		return settings;
	}

	private static @Nullable String shown(String name, @Nullable String value) {
		if (value == null) {
			return null;
		}
		// A feed's key is a column.
		boolean secret = Secrets.isSecret(name) && !name.startsWith("tradu.feeds.");
		String shown = Secrets.hiddenIn(value);
		return (secret && SecretText.isLiteral(value)) || SecretText.holdsCredentials(shown)
				|| SecretText.fault(shown.replace(Secrets.HIDDEN, "")).isPresent() ? Secrets.HIDDEN : shown;
	}

	/**
	 * Something that is not the same in both.
	 *
	 * @param file the file it stands in
	 * @param setting its name; empty where the file is in one of them only
	 * @param one how it is in the one; null if it is not there
	 * @param other how it is in the other; null if it is not there
	 */
	public record Difference(String file, String setting, @Nullable String one, @Nullable String other) {
	}

}
