package io.tradu.batch.history;

import java.util.Map;

/** Tells settings that do not stand among Spring's. */
@FunctionalInterface
public interface SettingsSource {

	/** Returns the settings by name, without any secret. */
	Map<String, String> settings();

}
