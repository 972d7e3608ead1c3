package io.tradu.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.document.InvalidFeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnknownChecksTests {

	@TempDir
	private Path folder;

	@Test
	void refusesFeedThatNamesCheckThereIsNot() throws IOException {
		Path file = Files.writeString(this.folder.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news: {source: en, targets: [es], columns: [title], checks: {lenght-ratio: {severity: off}}}
				""");
		Feeds feeds = FeedsFile.read(file);

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> new CheckConfiguration().qualityChecks(feeds))
			.withMessageStartingWith(
					"feeds file " + file + ": feed news: checks: unknown check 'lenght-ratio'; known are [code-lost, ")
			.withMessageContaining("length-ratio");
	}

}
