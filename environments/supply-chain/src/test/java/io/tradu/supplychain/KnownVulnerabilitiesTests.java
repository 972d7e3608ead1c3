package io.tradu.supplychain;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KnownVulnerabilitiesTests {

	private static final String SNAKEYAML = "org.yaml:snakeyaml | [,2.0) | CVE-2022-1471 | runs constructors";

	private static final String NETTY = "io.netty:netty-handler | [4.1.91.Final,4.1.118.Final) | CVE-2025-24970 | crashes";

	@ParameterizedTest
	@CsvSource({ "snakeyaml-1.33, true", "snakeyaml-2.0, false", "snakeyaml-2.7, false", "snakeyaml-engine-1.0, false",
			"netty-handler-4.1.113.Final, true", "netty-handler-4.1.90.Final, false",
			"netty-handler-4.1.118.Final, false" })
	void areFoundByArtifactAndVersion(String name, boolean found) {
		assertThat(check(List.of(SNAKEYAML, NETTY), name)).hasSize(found ? 1 : 0)
			.allMatch((finding) -> finding.startsWith("app.jar!/BOOT-INF/lib/" + name + ".jar: CVE-"));
	}

	@Test
	void areAcceptedForAnApplicationByName() {
		assertThat(check(List.of(SNAKEYAML, acceptedFor("app")), "snakeyaml-1.33")).isEmpty();
		assertThat(check(List.of(SNAKEYAML, acceptedFor("other")), "snakeyaml-1.33")).hasSize(2);
	}

	@Test
	void areNotAcceptedWhereThereAreNone() {
		assertThat(check(List.of(SNAKEYAML, acceptedFor("app")), "snakeyaml-2.7")).singleElement()
			.asString()
			.contains("no such library", "CVE-2022-1471");
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.yaml:snakeyaml | [,2.0) | CVE-2022-1471", "snakeyaml | [,2.0) | CVE-1 | x",
			"org.yaml:snakeyaml | [,2.0 | CVE-1 | x", "org.yaml:snakeyaml | | CVE-1 | x",
			"accepted | org.yaml:snakeyaml | CVE-1 | app" })
	void areNotReadFromALineThatIsIncomplete(String line) {
		assertThatIllegalArgumentException().isThrownBy(() -> new KnownVulnerabilities(List.of(line)));
	}

	private static String acceptedFor(String application) {
		return "accepted | org.yaml:snakeyaml | CVE-2022-1471 | " + application + " | not reached";
	}

	private static List<String> check(List<String> lines, String name) {
		String entry = "BOOT-INF/lib/" + name + ".jar";
		return new KnownVulnerabilities(lines)
			.check(Library.named("app", "app.jar!/" + entry, entry).stream().toList());
	}

}
