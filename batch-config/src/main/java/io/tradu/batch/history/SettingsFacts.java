package io.tradu.batch.history;

import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.SoftwareVersion;

import org.springframework.stereotype.Component;

/**
 * The software's version and its settings, without any secret in them.
 */
@Component
class SettingsFacts implements RunFacts {

	/** What the names of facts about settings begin with. */
	static final String PREFIX = "setting ";

	private final EffectiveSettings settings;

	SettingsFacts(EffectiveSettings settings) {
		this.settings = settings;
	}

	@Override
	public Map<String, String> facts() {
		Map<String, String> facts = new TreeMap<>();
		facts.put("software version", SoftwareVersion.current());
		facts.put("java", Runtime.version().toString());
		facts.put(SETTINGS, this.settings.fingerprint());
		this.settings.all()
			.entrySet()
			.stream()
			.filter((setting) -> isOwn(setting.getKey()))
			.forEach((setting) -> facts.put(PREFIX + setting.getKey(), setting.getValue()));
		return facts;
	}

	private static boolean isOwn(String name) {
		return name.startsWith("tradu.") || name.startsWith("TRADU_") || name.equals(EffectiveSettings.DATABASE);
	}

}
