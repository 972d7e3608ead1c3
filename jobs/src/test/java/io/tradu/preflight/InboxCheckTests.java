package io.tradu.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.batch.preflight.Consequence;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.document.FeedsFile;
import io.tradu.document.LineFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InboxCheckTests {

	@TempDir
	private Path home;

	@Test
	void takesANewHomeWithoutAnInbox() throws IOException {
		assertThat(findings(this.home.resolve("inbox"))).isEmpty();
	}

	@Test
	void findsAnInboxThatIsNotMounted() throws IOException {
		Files.createDirectories(this.home.resolve("archive"));

		assertThat(findings(this.home.resolve("inbox"))).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("inbox-missing");
			assertThat(finding.consequence()).isEqualTo(Consequence.FAILURE);
		});
		assertThat(findings(Path.of("/mnt/gone/inbox"))).extracting(PreflightFinding::rule)
			.containsExactly("inbox-missing");
	}

	@Test
	void wantsAFolderForEachFeedAndNoOther() throws IOException {
		Path inbox = Files.createDirectories(this.home.resolve("inbox"));
		Files.createDirectories(inbox.resolve("newz"));
		Files.createDirectories(inbox.resolve("lost+found"));

		assertThat(findings(inbox)).extracting(PreflightFinding::rule).containsExactly("feed-folder", "unknown-feed");
		assertThat(findings(inbox)).extracting(PreflightFinding::consequence).containsOnly(Consequence.WARNING);
	}

	@Test
	void findsALinkInPlaceOfAFolder() throws IOException {
		Path inbox = Files.createDirectories(this.home.resolve("inbox"));
		Files.createSymbolicLink(inbox.resolve("news"), this.home);

		assertThat(findings(inbox)).singleElement()
			.satisfies((finding) -> assertThat(finding.found()).contains("symbolic link"));
	}

	private List<PreflightFinding> findings(Path inbox) throws IOException {
		Path feeds = Files.writeString(this.home.resolve("feeds.yml"),
				"tradu: {feeds: {news: {source: en, targets: [es], columns: [title]}}}");
		return new InboxCheck(FeedsFile.read(feeds),
				new LineFolders(this.home, inbox, this.home, this.home, this.home.resolve("archive"), this.home))
			.findings();
	}

}
