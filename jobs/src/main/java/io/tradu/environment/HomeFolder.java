package io.tradu.environment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tradu.batch.PrivateFolder;
import io.tradu.batch.ProcessUser;
import io.tradu.batch.TrustedFile;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Creates the home and the folder of the log for no one but those they are meant for, and
 * lets a process that cannot write its log start without one. Comes after the settings
 * are known, and before the log is opened.
 */
public class HomeFolder implements EnvironmentPostProcessor, Ordered {

	/** Setting that says why this process has no log. */
	public static final String LOG_OBJECTION = "tradu.log.objection";

	// logback-spring.xml writes to this file if there is one, and else to the log.
	private static final Map<String, Object> NO_LOG = Map.of("tradu.log.file", "/dev/null");

	private static final String DEFAULT_HOME = "./var";

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String home = environment.getProperty("tradu.folders.home", "");
		String log = environment.getProperty("logging.file.name", "");
		if (!home.isEmpty() && !log.isEmpty()) {
			Map<String, Object> settings = new LinkedHashMap<>();
			prepare(home, Path.of(log).toAbsolutePath().normalize(), settings,
					environment.containsProperty(SettingsLocations.OBJECTION));
			environment.getPropertySources().addFirst(new MapPropertySource("home", settings));
		}
	}

	private static void prepare(String home, Path log, Map<String, Object> settings, boolean refused) {
		Path folder = Path.of(home).toAbsolutePath();
		try {
			// What is not named by anyone may have been left there by someone else.
			if (home.equals(DEFAULT_HOME) && Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
				TrustedFile.foreignOwner(folder)
					.ifPresent((owner) -> settings.put(SettingsLocations.OBJECTION,
							home + " of the current folder belongs to " + owner + "; if that is the home you mean, add "
									+ "--home var"));
			}
			if (refused || settings.containsKey(SettingsLocations.OBJECTION)) {
				settings.putAll(NO_LOG);
				return;
			}
			PrivateFolder.createForGroup(folder);
			PrivateFolder.create(log.getParent());
			FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
		}
		catch (IOException ex) {
			settings.putAll(NO_LOG);
			settings.put(LOG_OBJECTION, "the log " + log + " cannot be written by " + ProcessUser.name() + " ("
					+ ex.getClass().getSimpleName() + ")");
		}
	}

}
