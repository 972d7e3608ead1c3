package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.tradu.document.Feed;
import io.tradu.document.FeedsFile;
import io.tradu.document.LineFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class InboxHeadersTests {

	@TempDir
	private Path home;

	private Feed feed;

	private InboxHeaders headers;

	@BeforeEach
	void create() throws IOException {
		Path feeds = this.home.resolve("feeds.yml");
		Files.writeString(feeds, "tradu:\n  feeds:\n    news: {source: en, targets: [es], columns: [title]}\n");
		this.feed = FeedsFile.read(feeds).get("news");
		this.headers = new InboxHeaders(
				new LineFolders(this.home, this.home.resolve("inbox"), this.home, this.home, this.home, this.home),
				new ReceiveProperties(Duration.ZERO, List.of(), 1000, DataSize.ofKilobytes(64), Duration.ZERO));
	}

	@Test
	void namesAFileWhereNoneHasTheColumns() throws IOException {
		put("a.csv", "id,titel\n1,text\n");

		assertThat(this.headers.missingColumns(this.feed))
			.hasValueSatisfying((found) -> assertThat(found).contains("news", "a.csv", "[title]", "titel"));
	}

	@Test
	void isContentWhereOneFileHasTheColumns() throws IOException {
		put("a.csv", "id,titel\n1,text\n");
		put("b.csv", "id,title\n1,text\n");

		assertThat(this.headers.missingColumns(this.feed)).isEmpty();
	}

	@Test
	void leavesWhatCannotBeReadToTheNight() throws IOException {
		assertThat(this.headers.missingColumns(this.feed)).isEmpty();
		put("a.csv", "");
		Files.createSymbolicLink(this.home.resolve("inbox/news/b.csv"), this.home.resolve("feeds.yml"));

		assertThat(this.headers.missingColumns(this.feed)).isEmpty();
	}

	private void put(String name, String text) throws IOException {
		Path place = this.home.resolve("inbox/news").resolve(name);
		Files.createDirectories(place.getParent());
		Files.writeString(place, text);
	}

}
