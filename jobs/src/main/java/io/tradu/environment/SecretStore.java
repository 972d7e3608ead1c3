package io.tradu.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Finds an environment's secrets where those of several lie: {@code TRADU_SECRETS} is
 * either the folder of one environment's secrets, or has a folder for each environment.
 * Looks before the settings are read, which name that variable.
 */
public class SecretStore implements EnvironmentPostProcessor, Ordered {

	static final String VARIABLE = "TRADU_SECRETS";

	private static final String PREFIX = "secret.";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String store = environment.getProperty(VARIABLE, "");
		String name = environment.getProperty(ChosenEnvironment.CHOICE, "");
		if (!store.isEmpty() && !name.isEmpty()) {
			Path root = Path.of(environment.getProperty("tradu.root", "."));
			environment.getPropertySources()
				.addFirst(new MapPropertySource("folder of secrets",
						Map.of(VARIABLE, folder(Path.of(store), name, root).toString())));
		}
	}

	/**
	 * Leaves one environment's secrets, in the form in which there is no other one, among
	 * the variables of a process.
	 * @param root the project's folder
	 */
	public static void giveOnly(String environment, Path root, Map<String, String> variables) {
		variables.computeIfPresent(VARIABLE,
				(name, store) -> store.isEmpty() ? store : folder(Path.of(store), environment, root).toString());
		for (String name : names(environment, root)) {
			String own = variable(PREFIX + name + ".");
			List<String> given = variables.keySet().stream().filter((variable) -> variable.startsWith(own)).toList();
			for (String variable : given) {
				String value = variables.remove(variable);
				if (name.equals(environment)) {
					variables.put(variable(PREFIX) + variable.substring(own.length()), value);
				}
			}
		}
	}

	static Path folder(Path store, String environment, Path root) {
		boolean shared = names(environment, root).stream().map(store::resolve).anyMatch(Files::isDirectory);
		return shared ? store.resolve(environment) : store;
	}

	private static List<String> names(String environment, Path root) {
		return Stream.concat(EnvironmentFolders.of(root).names().stream(), Stream.of(environment)).distinct().toList();
	}

	/** Returns the name of a secret where it is one environment's alone. */
	static String own(String secret, String environment) {
		return PREFIX + environment + "." + secret.substring(PREFIX.length());
	}

	/** Returns the variable that gives a secret. */
	static String variable(String secret) {
		return secret.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
	}

}
