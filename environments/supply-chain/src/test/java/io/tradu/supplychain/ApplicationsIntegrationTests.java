package io.tradu.supplychain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The applications as they were packaged. */
class ApplicationsIntegrationTests {

	private static final Path ENVIRONMENTS = Path.of("..");

	@Test
	void haveNoLibraryThatIsKnownToBeVulnerable() throws IOException {
		KnownVulnerabilities list = new KnownVulnerabilities(
				Files.readAllLines(ENVIRONMENTS.resolve("known-vulnerabilities.txt")));

		assertThat(list.check(libraries())).isEmpty();
	}

	private static List<Library> libraries() throws IOException {
		return Stream
			.of(of("jobs", ENVIRONMENTS.resolve("..").resolve("jobs"), "tradu-jobs-*-exec.jar"),
					of("dataflow-apps", "tradu-apps-*-SNAPSHOT.jar"),
					of("dataflow-client", "tradu-dataflow-client-*-exec.jar"),
					of("dataflow-server", "tradu-dataflow-server-*-exec.jar"),
					of("skipper-server", "tradu-skipper-server-*-exec.jar"))
			.flatMap(List::stream)
			.toList();
	}

	private static List<Library> of(String application, String jar) throws IOException {
		return of(application, ENVIRONMENTS.resolve(application), jar);
	}

	private static List<Library> of(String application, Path module, String jar) throws IOException {
		try (var jars = Files.newDirectoryStream(module.resolve("target"), jar)) {
			List<Library> libraries = Library.of(application, jars.iterator().next());
			assertThat(libraries).as(application).hasSizeGreaterThan(20);
			return libraries;
		}
	}

}
