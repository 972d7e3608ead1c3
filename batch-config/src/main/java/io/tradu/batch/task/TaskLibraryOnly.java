package io.tradu.batch.task;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps away what Spring Cloud Task would do by itself: not every command that looks at
 * the line is a task, and a second transaction manager would commit without the leases.
 */
class TaskLibraryOnly implements AutoConfigurationImportFilter {

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] wanted = new boolean[autoConfigurations.length];
		for (int i = 0; i < wanted.length; i++) {
			String name = autoConfigurations[i];
			wanted[i] = name == null || !name.startsWith("org.springframework.cloud.task.");
		}
		return wanted;
	}

}
