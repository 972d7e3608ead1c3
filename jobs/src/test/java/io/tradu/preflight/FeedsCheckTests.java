package io.tradu.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.preflight.Consequence;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.document.LineFolders;
import io.tradu.engine.Route;
import io.tradu.engine.TestEngines;
import io.tradu.engine.Translation;
import io.tradu.engine.TranslationEngine;
import io.tradu.receive.InboxHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class FeedsCheckTests {

	private final InboxHeaders headers = mock(InboxHeaders.class);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", value = { "source: en, targets: [es] | none | none",
			"source: en, targets: [xx] | feed-route | WRONG_SETTING", "source: auto, targets: [es] | none | none",
			"source: auto, targets: [xx] | feed-route | WRONG_SETTING",
			"source: en, targets: [ca] | feed-engine | FAILURE",
			"source: en, targets: [es], routes: {es: ['other:en-es']} | feed-route | WRONG_SETTING",
			"source: en, targets: [es], routes: {es: ['apertium:en-ca']} | feed-route | WRONG_SETTING",
			"source: en, targets: [es], routes: {es: ['apertium:fr-es']} | feed-route | WRONG_SETTING",
			"source: auto, targets: [es], routes: {es: ['apertium:fr-es']} | none | none",
			"source: en, targets: [es], routes: {es: ['apertium:en-es', 'apertium:en-ca-es']} | feed-engine | FAILURE" })
	void judgesTheRoutesOfAFeed(String settings, String rule, Consequence consequence) throws IOException {
		Files.createDirectories(this.folder.resolve("inbox/news"));
		Files.createFile(this.folder.resolve("inbox/news/a.csv"));

		assertThat(check("news: {" + settings + ", columns: [title]}").findings())
			.extracting(PreflightFinding::rule, PreflightFinding::consequence)
			.isEqualTo((rule != null) ? List.of(tuple(rule, consequence)) : List.of());
	}

	@Test
	void namesTheFileTheFeedAndTheLine() throws IOException {
		Files.createDirectories(this.folder.resolve("inbox/news"));
		Files.createFile(this.folder.resolve("inbox/news/a.csv"));

		assertThat(check("news:\n      source: en\n      targets: [xx]\n      columns: [title]").findings())
			.singleElement()
			.satisfies(
					(finding) -> assertThat(finding.sentence()).contains(file().toString(), "news", "'xx'", "line 5"));
	}

	@Test
	void onlyWarnsOfAFeedThatHasNothingInTheInbox() throws IOException {
		Files.createDirectories(this.folder.resolve("inbox/news"));
		FeedsCheck check = check("news: {source: en, targets: [xx], columns: [title]}");

		assertThat(check.findings()).extracting(PreflightFinding::consequence).containsExactly(Consequence.WARNING);
		assertThat(check.findings(feeds().all())).extracting(PreflightFinding::consequence)
			.containsExactly(Consequence.WRONG_SETTING);
	}

	@Test
	void warnsOfColumnsThatNoWaitingFileHas() throws IOException {
		given(this.headers.missingColumns(any())).willReturn(Optional.of("no file has them"));

		assertThat(check("news: {source: en, targets: [es], columns: [titel]}").findings())
			.extracting(PreflightFinding::rule, PreflightFinding::consequence)
			.containsExactly(tuple("feed-columns", Consequence.WARNING));
	}

	private FeedsCheck check(String feeds) throws IOException {
		Files.writeString(file(), "tradu:\n  feeds:\n    " + feeds + "\n");
		return new FeedsCheck(feeds(), new FeedRoutes(feeds(), TestEngines.of(new Installed())), this.headers,
				new LineFolders(this.folder, this.folder.resolve("inbox"), this.folder, this.folder, this.folder,
						this.folder));
	}

	private Path file() {
		return this.folder.resolve("feeds.yml");
	}

	private Feeds feeds() {
		return FeedsFile.read(file());
	}

	/** Knows Spanish and Catalan, and has only Spanish. */
	private static final class Installed implements TranslationEngine {

		@Override
		public String name() {
			return "apertium";
		}

		@Override
		public List<Translation> translate(Route route, List<String> texts) {
			return List.of();
		}

		@Override
		public void verify(Route route) {
			if (route.languages().contains("ca")) {
				throw new StoppingFailure(FailureCategory.DEPENDENCY, "apt-get install apertium-eng-cat", null);
			}
		}

		@Override
		public boolean knows(Route route) {
			return !route.languages().contains("xx");
		}

	}

}
