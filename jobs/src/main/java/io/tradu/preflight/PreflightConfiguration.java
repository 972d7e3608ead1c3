package io.tradu.preflight;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tradu.batch.health.HealthProperties;
import io.tradu.batch.health.SpaceCheck;
import io.tradu.batch.preflight.FoldersCheck;
import io.tradu.document.LineFolders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The checks of the folders that a night writes to. */
@Configuration(proxyBeanMethods = false)
class PreflightConfiguration {

	private static final String REPORTS = "tradu.folders.reports";

	private static final String EMBEDDED = "jdbc:h2:";

	@Bean
	FoldersCheck foldersCheck(LineFolders folders, Environment environment) {
		// Reports can be written again later.
		return new FoldersCheck(written(folders, environment), REPORTS);
	}

	@Bean
	SpaceCheck spaceCheck(LineFolders folders, Environment environment, HealthProperties properties) {
		return new SpaceCheck(written(folders, environment), properties);
	}

	private static Map<String, Path> written(LineFolders folders, Environment environment) {
		Map<String, Path> written = new LinkedHashMap<>();
		written.put("tradu.folders.outbox", folders.outbox());
		written.put("tradu.folders.archive", folders.archive());
		written.put("tradu.folders.quarantine", folders.quarantine());
		written.put(REPORTS, folders.reports());
		if (environment.getProperty("spring.datasource.url", EMBEDDED).startsWith(EMBEDDED)) {
			written.put("TRADU_HOME", folders.home().resolve("database"));
		}
		Path log = Path.of(environment.getRequiredProperty("logging.file.name")).toAbsolutePath();
		written.put("logging.file.name", log.getParent());
		return written;
	}

}
