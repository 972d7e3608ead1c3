package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsLocationsTests {

	private static final String SETTING = "tradu.health.slow";

	@TempDir
	private Path folder;

	@Test
	void readsTheSettingsOfTheHome() throws IOException {
		write(this.folder.resolve("application.yml"), "of-home");

		assertThat(setting("--TRADU_HOME=" + this.folder)).isEqualTo("of-home");
		assertThat(setting("--tradu.folders.home=" + this.folder)).isEqualTo("of-home");
	}

	@Test
	void readsTheNamedFileInPlaceOfThat() throws IOException {
		write(this.folder.resolve("application.yml"), "of-home");
		Path named = write(this.folder.resolve("named.yml"), "named");

		assertThat(setting("--TRADU_HOME=" + this.folder, "--TRADU_CONFIG=" + named)).isEqualTo("named");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "a,b", "a;b", "a#b", "a%20b", "a${b}", "ä?*[c]" })
	void readsItWhateverItsFolderIsCalled(String name) throws IOException {
		Path home = Files.createDirectory(this.folder.resolve(name));
		write(home.resolve("application.yml"), "found");

		assertThat(setting("--TRADU_HOME=" + home.toString().replace("${", "\\${"))).isEqualTo("found");
	}

	@Test
	void readsNothingFromTheCurrentFolder() {
		try (ConfigurableApplicationContext context = start("--TRADU_HOME=" + this.folder)) {
			assertThat(context.getEnvironment().getProperty("spring.config.location[0]"))
				.isEqualTo("optional:classpath:/;optional:classpath:/config/");
			assertThat(context.getEnvironment().containsProperty("spring.config.location[1]")).isFalse();
		}
	}

	@Test
	void refusesAFileThatOthersCanChange() throws IOException {
		Path file = write(this.folder.resolve("application.yml"), "hostile");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

		assertRefused("--TRADU_HOME=" + this.folder);
		assertRefused("--TRADU_CONFIG=" + file);
	}

	@Test
	void refusesAFileInAFolderThatOthersCanChange() throws IOException {
		Path open = Files.createDirectory(this.folder.resolve("open"));
		write(open.resolve("application.yml"), "hostile");
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

		assertRefused("--TRADU_HOME=" + open);
	}

	@Test
	void refusesAFileThatIsNotThere() {
		assertRefused("--TRADU_CONFIG=" + this.folder.resolve("none.yml"));
	}

	@Test
	void createsItsFoldersForItsUserOnly() throws IOException {
		Path home = this.folder.resolve("home");

		start("--TRADU_HOME=" + home, "--logging.file.name=" + home + "/logs/tradu.log").close();

		assertThat(Files.getPosixFilePermissions(home)).doesNotContain(PosixFilePermission.OTHERS_READ,
				PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.GROUP_WRITE);
		assertThat(Files.getPosixFilePermissions(home.resolve("logs"))).isSubsetOf(PosixFilePermission.OWNER_READ,
				PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
	}

	@Test
	void leavesTheModesOfFoldersThatAreThere() throws IOException {
		Path inbox = Files.createDirectories(this.folder.resolve("inbox"));
		Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));

		start("--TRADU_HOME=" + this.folder).close();

		assertThat(Files.getPosixFilePermissions(inbox)).hasSize(9);
		assertThat(Files.getPosixFilePermissions(this.folder)).contains(PosixFilePermission.OTHERS_READ);
	}

	@Test
	void startsWithoutALogThatCannotBeWritten() throws IOException {
		Files.writeString(this.folder.resolve("logs"), "a file where the folder should be");

		try (ConfigurableApplicationContext context = start("--TRADU_HOME=" + this.folder,
				"--logging.file.name=" + this.folder + "/logs/tradu.log")) {
			assertThat(context.getEnvironment().getProperty(HomeFolder.LOG_OBJECTION)).contains("logs/tradu.log");
		}
	}

	private void assertRefused(String argument) {
		assertThatExceptionOfType(EnvironmentMisfit.class).isThrownBy(() -> start(argument).close());
	}

	private String setting(String... arguments) {
		try (ConfigurableApplicationContext context = start(arguments)) {
			return context.getEnvironment().getProperty(SETTING, "");
		}
	}

	private ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		if (all.stream().noneMatch((argument) -> argument.startsWith("--logging.file.name="))) {
			// The tests' own log stays as it is.
			all.add("--logging.file.name=" + this.folder.resolve("test.log"));
		}
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		return application.run(all.toArray(String[]::new));
	}

	private static Path write(Path file, String value) throws IOException {
		Files.writeString(file, SETTING + ": " + value + "\n");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
