package io.tradu.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

import io.tradu.csv.TextFileScan;
import io.tradu.document.LineFolders;
import io.tradu.document.SentFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class InventoryTests {

	private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

	@TempDir
	private Path home;

	private LineFolders folders;

	private SentFiles sentFiles;

	private Inventory inventory;

	@BeforeEach
	void create() {
		this.folders = new LineFolders(this.home, this.home.resolve("inbox"), this.home.resolve("outbox"),
				this.home.resolve("quarantine"), this.home.resolve("archive"), this.home.resolve("reports"));
		this.sentFiles = new SentFiles(this.folders, Clock.systemUTC());
		this.inventory = new Inventory(mock(KnownFiles.class), this.sentFiles, this.folders);
	}

	@Test
	void givesAnArchivedDocumentBackUnderTheNameItWasSentUnder() throws IOException {
		UnknownFile archived = receive("a.csv", "a~3.csv", "text");

		assertThat(this.inventory.putAway(archived)).contains(inbox("a.csv"));
		assertThat(inbox("a.csv")).hasContent("text");
	}

	@Test
	void givesTheSendersFileBackForOneThatWasChangedInTheArchive() throws IOException {
		UnknownFile archived = receive("a.csv", "a.csv", "text");
		Files.writeString(archived.path(), "other");

		assertThat(this.inventory.putAway(archived)).contains(inbox("a.csv"));
		assertThat(inbox("a.csv")).hasContent("text");
		assertThat(this.home.resolve("unknown/2026-11-20/news/a.csv")).hasContent("other");
	}

	@Test
	void givesNothingBackThatWasNotReceived() throws IOException {
		UnknownFile archived = receive("a.csv", "a.csv", "text");
		Files.writeString(archived.path(), "other");
		Files.writeString(this.sentFiles.find().get(0).path(), "more");

		assertThat(this.inventory.putAway(archived)).contains(this.home.resolve("unknown/2026-11-20/news/a.csv"));
		assertThat(inbox("a.csv")).doesNotExist();
	}

	@Test
	void givesTheSendersFileBackForOneThatWasQuarantinedBecauseItWasChanged() throws IOException {
		Files.delete(receive("a.csv", "a.csv", "text").path());
		Path quarantined = write(this.folders.quarantined(DATE, "news", "a.csv"), "other");

		assertThat(this.inventory.putAway(unknown(quarantined))).contains(inbox("a.csv"));
		assertThat(inbox("a.csv")).hasContent("text");
		assertThat(this.home.resolve("unknown/2026-11-20/news/a.csv")).hasContent("other");
	}

	@Test
	void givesADocumentBackOfWhichNothingElseIsKnown() throws IOException {
		Path archived = write(this.folders.archived(DATE, "news", "a.csv"), "text");

		assertThat(this.inventory.putAway(unknown(archived))).contains(inbox("a.csv"));
	}

	@Test
	void givesOnlyTheLatestVersionOfADocumentBack() throws IOException {
		receive("a.csv", "a.csv", "first");
		receive("a.csv", "a~2.csv", "second");
		receive("a.csv", "a~10.csv", "tenth");
		write(this.folders.quarantined(DATE, "news", "a.csv"), "refused");

		for (UnknownFile file : this.inventory.find()) {
			this.inventory.putAway(file);
		}
		assertThat(inbox("a.csv")).hasContent("tenth");
		assertThat(inbox("").toFile().list()).hasSize(1);
		assertThat(this.home.resolve("unknown/2026-11-20/news").toFile().list()).hasSize(3);
	}

	@Test
	void givesADocumentBackWhoseNameLooksLikeThatOfAVersion() throws IOException {
		receive("a.csv", "a.csv", "first");
		receive("a~2.csv", "a~2.csv", "other");

		for (UnknownFile file : this.inventory.find()) {
			this.inventory.putAway(file);
		}
		assertThat(inbox("a.csv")).hasContent("first");
		assertThat(inbox("a~2.csv")).hasContent("other");
	}

	private UnknownFile receive(String name, String archivedAs, String text) throws IOException {
		Path sent = write(inbox(name), text);
		Path archived = write(this.folders.archived(DATE, "news", archivedAs), text);
		this.sentFiles.keep(DATE, "news", sent, TextFileScan.of(sent).sha256());
		return unknown(archived);
	}

	private UnknownFile unknown(Path path) {
		return this.inventory.find(DATE).stream().filter((file) -> file.path().equals(path)).findFirst().orElseThrow();
	}

	private Path inbox(String name) {
		return this.home.resolve("inbox/news").resolve(name);
	}

	private static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
