package io.tradu.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.tradu.app.canary.Canary;
import io.tradu.batch.log.Secrets;
import io.tradu.cli.Application;
import io.tradu.cli.LaunchedNight;
import io.tradu.cli.TerminalWriter;
import io.tradu.nightly.LaunchedFor;

/** The main class of what Data Flow deploys. */
public final class TraduApp {

	private static final int WRONG_USAGE = 2;

	private static final List<String> STARTED_WITH = List.of("tradu.root", "TRADU_ENVIRONMENT", "TRADU_HOME",
			"TRADU_CONFIG");

	private TraduApp() {
	}

	/** Works in the role that the settings name; {@code nightly} where they name none. */
	public static void main(String[] arguments) throws InterruptedException {
		Given given = given(arguments);
		String name = given.setting(Role.SETTING)
			.or(() -> Optional.ofNullable(System.getProperty(Role.SETTING)))
			.or(() -> Optional.ofNullable(System.getenv("TRADU_APP_ROLE")))
			.orElse(Role.NIGHTLY.label());
		Optional<Role> role = Role.of(name);
		// What commands that are printed here have to name.
		STARTED_WITH
			.forEach((setting) -> given.setting(setting).ifPresent((value) -> System.setProperty(setting, value)));
		// A system property of this name stands in for the variable.
		System.setProperty("spring.application.json", given.ownSettings(role.filter(Role::isStreamed).isPresent()));
		if (role.isEmpty()) {
			TerminalWriter.ofErrors().println("tradu: there is no role '" + name + "'; there are " + Role.labels());
			System.exit(WRONG_USAGE);
		}
		else if (role.get() == Role.NIGHTLY) {
			runNight(given);
		}
		else if (role.get() == Role.CANARY) {
			// Or it would stand among the nights.
			System.setProperty("tradu.task.name", "tradu-canary");
			given.setting("spring.cloud.task.executionid")
				.ifPresent((id) -> System.setProperty("spring.cloud.task.executionid", id));
			System.exit(Canary.run(given.arguments()));
		}
		else {
			serve(role.get(), given);
		}
	}

	private static Given given(String... arguments) {
		try {
			return Given.of(System.getenv(), arguments);
		}
		catch (IllegalArgumentException ex) {
			TerminalWriter.ofErrors().println("tradu: " + ex.getMessage());
			System.exit(WRONG_USAGE);
			throw ex;
		}
	}

	private static void runNight(Given given) {
		given.setting("spring.cloud.task.executionid")
			.ifPresent((id) -> System.setProperty("spring.cloud.task.executionid", id));
		given.setting("tradu.correlation-id").ifPresent((id) -> System.setProperty("tradu.correlation-id", id));
		System.setProperty(Role.SETTING, Role.NIGHTLY.label());
		try {
			NightArguments night = NightArguments.of(given.arguments());
			Optional.ofNullable(night.request())
				.ifPresent((request) -> System.setProperty(LaunchedFor.REQUEST, request.toString()));
			LaunchedNight.run(night.command());
		}
		catch (IllegalArgumentException ex) {
			LaunchedNight.refuse(given.arguments(), String.valueOf(ex.getMessage()));
		}
	}

	private static void serve(Role role, Given given) throws InterruptedException {
		Application application = new Application().withLogShown();
		Map<String, String> settings = new LinkedHashMap<>(given.ownOptions());
		settings.put(Role.SETTING, role.label());
		// Both have the same home, and each makes a password of its own.
		settings.put("tradu.management.password-file",
				"${tradu.folders.home}/management-" + role.label() + ".password");
		role.settings().forEach((setting) -> settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
		settings.forEach(application::with);
		CountDownLatch ended = new CountDownLatch(1);
		// At a signal; Spring's own hook is off, since commands close the application
		// themselves.
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			application.close();
			ended.countDown();
		}, "end-at-signal"));
		try {
			application.startServer();
		}
		catch (RuntimeException ex) {
			// Spring says nothing of what it has explanations for: those are off.
			TerminalWriter.ofErrors().println("tradu: the " + role.label() + " cannot start: " + reason(ex));
			throw ex;
		}
		ended.await();
	}

	private static String reason(Throwable failure) {
		Throwable deepest = failure;
		while (deepest.getCause() != null) {
			deepest = deepest.getCause();
		}
		return Secrets.hiddenIn(String.valueOf(deepest.getMessage()));
	}

}
