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
		this.folders.require(one);
		this.folders.require(other);
		List<Difference> differences = new ArrayList<>();
		for (String file : FILES) {
			Map<String, String> ofOne = settings(one, file);
			Map<String, String> ofOther = settings(other, file);
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

	private Map<String, String> settings(String environment, String file) {
		SettingsFile content = SettingsFile.read(this.folders.place().resolve(environment).resolve(file),
				environment + "/" + file);
		if (content.defect() != null) {
			throw new EnvironmentMisfit(content.label() + " " + content.defect());
		}
		Map<String, String> settings = new TreeMap<>();
		content.settings().forEach((setting) -> settings.put(setting.name(), setting.value()));
		return settings;
	}

	private static @Nullable String shown(String name, @Nullable String value) {
		if (value == null) {
			return null;
		}
		// A feed's key is a column.
		boolean secret = Secrets.isSecret(name) && !name.startsWith("tradu.feeds.");
		return (secret && SecretRule.isLiteral(value)) ? Secrets.HIDDEN : Secrets.hiddenIn(value);
	}

	/**
	 * Something that is not the same in both.
	 *
	 * @param file the file it stands in
	 * @param setting its name
	 * @param one how it is in the one; null if it is not there
	 * @param other how it is in the other; null if it is not there
	 */
	public record Difference(String file, String setting, @Nullable String one, @Nullable String other) {
	}

}
