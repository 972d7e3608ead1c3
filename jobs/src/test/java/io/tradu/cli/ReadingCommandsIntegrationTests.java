package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What an engineer and an auditor read, in processes of their own. */
@Timeout(240)
class ReadingCommandsIntegrationTests {

	@TempDir
	private Path home;

	@BeforeEach
	void setUp() throws IOException {
		feeds("pseudo:en-es");
		document("a.csv", 30);
	}

	@Test
	void listsNothingOfWhatNobodyDid() throws IOException {
		// In the current folder, where Spring itself would look for settings.
		Files.createDirectories(this.home.resolve("config"));
		Files.writeString(this.home.resolve("config/application.yml"), "{ no settings");
		assertEndsWith(0, "has run in", "audit");
		assertEndsWith(0, "[]", "audit", "--json");
		assertEndsWith(0, "COMPLETED", "run", "nightly", "--date", "2026-11-20");

		assertEndsWith(0, "no entry of the audit log matches", "audit", "--actor", "nobody");
		assertEndsWith(0, "no entry of the audit log matches", "audit", "--until", "2020-01-01");
		assertEndsWith(0, "run  night 2026-11-20", "audit", "--since", "2020-01-01");
		assertEndsWith(2, "--since", "audit", "--since", "yesterday");
		assertEndsWith(2, "--limit", "audit", "--limit", "0");
	}

	@Test
	void tracesRowsAndBlocks() throws IOException {
		Files.writeString(this.home.resolve("inbox/news/a.csv"), "31,too,many\n", StandardOpenOption.APPEND);
		assertEndsWith(2, "has run in", "trace", "1");
		assertEndsWith(0, "COMPLETED", "run", "nightly", "--date", "2026-11-20");

		assertEndsWith(0, "for es: delivered", "trace", "news/a:17")
			.contains("news/a.csv, row 17, night 2026-11-20", "PENDING    -> CLAIMED", "title: The old house number 17",
					"* pseudo:en-es: Ţĥé öļð ĥöûšé ñûɱƀéŕ 17", "landed in    ")
			.satisfies(ReadingCommandsIntegrationTests::isNoWiderThanAPage);
		assertEndsWith(0, "for es: rejected", "trace", "news/a.csv:31").contains("ragged-row (data)", "31,too,many");
		assertEndsWith(0, "for es: COMPLETED", "trace", "1").contains("... and 25 more rows; --json shows all");
		assertEndsWith(0, "\"number\" : 30", "trace", "1", "--json").contains("\"route\" : \"pseudo:en-es\"");
		assertEndsWith(2, "there is no block 999", "trace", "999");
		assertEndsWith(2, "there is no document news/b", "trace", "news/b:1");
		assertEndsWith(2, "not 77", "trace", "news/a:77");
		assertEndsWith(2, "neither the number of a block nor a row", "trace", "a.csv");
	}

	private static void isNoWiderThanAPage(String output) {
		// A path is printed whole, so that it can be copied.
		assertThat(output.lines().filter((line) -> !line.contains("/")))
			.allSatisfy((line) -> assertThat(line.length()).as(line).isLessThanOrEqualTo(Text.WIDTH));
	}

	private AbstractStringAssert<?> assertEndsWith(int code, String words, String... arguments) {
		try (TraduProcess process = TraduProcess.run(this.home, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			return assertThat(process.output()).contains(words);
		}
	}

	private void feeds(String route) throws IOException {
		Files.createDirectories(this.home.resolve("inbox/news"));
		Files.writeString(this.home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es]
				      key: id
				      columns: [title]
				      routes:
				        es: ["%s"]
				""".formatted(route));
	}

	private void document(String name, int rows) throws IOException {
		Files.writeString(this.home.resolve("inbox/news").resolve(name),
				"id,title\n" + IntStream.rangeClosed(1, rows)
					.mapToObj((id) -> id + ",The old house number " + id + " of " + name + "\n")
					.collect(Collectors.joining()));
	}

}
