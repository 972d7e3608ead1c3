package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.document.SetAside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class InboxWalkTests {

	@TempDir
	private Path folder;

	private Path inbox;

	private Feeds feeds;

	@BeforeEach
	void makeInbox() throws IOException {
		this.inbox = Files.createDirectories(this.folder.resolve("inbox"));
		this.feeds = FeedsFile.read(Files.writeString(this.folder.resolve("feeds.yml"), ReceivingNight.FEEDS));
	}

	@Test
	void listsFilesByFeedAndName() throws IOException {
		put("news/b.csv");
		put("news/a.csv");
		put("stray.csv");

		assertThat(walk().files()).extracting(InboxFile::label)
			.containsExactly("stray.csv", "news/a.csv", "news/b.csv");
	}

	@Test
	void leavesFolderOfUnknownFeed() throws IOException {
		put("other/a.csv");
		put("news/a.csv");

		InboxWalk walk = walk();

		assertThat(walk.files()).extracting(InboxFile::label).containsExactly("news/a.csv");
		assertThat(walk.folders()).extracting(SetAside::rule).containsExactly("unknown-feed");
	}

	@Test
	void saysNothingOfEmptyFolderAndOfLostAndFound() throws IOException {
		Files.createDirectories(this.inbox.resolve("other"));
		put("lost+found/#12");

		assertThat(walk().folders()).isEmpty();
	}

	@Test
	void leavesFeedFolderThatIsLink() throws IOException {
		Path elsewhere = Files.createDirectories(this.folder.resolve("elsewhere"));
		Files.writeString(elsewhere.resolve("a.csv"), "id,title\n");
		Files.createSymbolicLink(this.inbox.resolve("news"), elsewhere);

		InboxWalk walk = walk();

		assertThat(walk.files()).isEmpty();
		assertThat(walk.folders()).extracting(SetAside::rule).containsExactly("link");
	}

	@Test
	void listsLinkAsFileWithoutState() throws IOException {
		Files.createDirectories(this.inbox.resolve("news"));
		Files.createSymbolicLink(this.inbox.resolve("news/a.csv"), this.folder.resolve("feeds.yml"));

		assertThat(walk().files()).singleElement().extracting(InboxFile::state).isNull();
	}

	@Test
	void leavesUnreadableFolderAndReadsTheOthers() throws IOException {
		assumeFalse("root".equals(System.getProperty("user.name")), "root reads every folder");
		put("news/a.csv");
		Path locked = Files.createDirectories(this.inbox.resolve("news/locked"));
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
		try {
			InboxWalk walk = walk();

			assertThat(walk.files()).hasSize(1);
			assertThat(walk.folders()).extracting(SetAside::rule).containsExactly("unreadable-folder");
		}
		finally {
			Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void leavesFolderThatFailsWhileItIsRead() throws IOException {
		InboxWalk walk = new InboxWalk(this.inbox, this.feeds);

		walk.visitFileFailed(this.inbox.resolve("news"), new IOException("I/O error"));

		assertThat(walk.folders()).extracting(SetAside::rule).containsExactly("unreadable-folder");
	}

	@Test
	void isBareWithoutAnyFolder() throws IOException {
		assertThat(walk().isBare()).isTrue();

		Files.createDirectories(this.inbox.resolve("news"));

		assertThat(walk().isBare()).isFalse();
	}

	private InboxWalk walk() throws IOException {
		InboxWalk walk = new InboxWalk(this.inbox, this.feeds);
		Files.walkFileTree(this.inbox, walk);
		return walk;
	}

	private void put(String path) throws IOException {
		Path file = this.inbox.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "id,title\n1,Good day\n");
	}

}
