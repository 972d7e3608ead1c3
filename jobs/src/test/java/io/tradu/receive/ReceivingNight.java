package io.tradu.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;

import io.tradu.document.FileNames;
import io.tradu.document.SetAside;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Conservation;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A night with one good document, which must be delivered whatever lies beside it in the
 * inbox.
 */
final class ReceivingNight {

	static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      key: id
			      columns: [title]
			      max-size: 100KB
			      routes:
			        es: ["fake:en-es"]
			""";

	private final Line line;

	private final LocalDate date;

	ReceivingNight(Line line) {
		this.line = line;
		this.date = line.nextDate();
		this.line.put("news", "good.csv", document("Good morning"));
	}

	/** A night on the line that most tests of this package share. */
	static ReceivingNight onSharedLine() {
		return new ReceivingNight(Line.shared(TestDatabase.H2, FEEDS));
	}

	/** Returns a document whose bytes no other night has. */
	String document(String title) {
		return "id,title\n" + this.date + "," + title + "\n";
	}

	Path put(String folder, String name, String content) {
		return put(folder, name, content.getBytes(StandardCharsets.UTF_8));
	}

	Path put(String folder, String name, byte[] content) {
		return this.line.put(folder, name, content);
	}

	NightRun run() {
		NightRun run = new Conservation(this.line).run();
		assertThat(this.line.delivered("news", "good.es.csv")).hasContent("id,title\n" + this.date + ",Iqqf oqtpkpi\n");
		return run;
	}

	/** Runs a night on another date than the good document's. */
	NightRun runAfresh() {
		return new Conservation(this.line).run();
	}

	NightRun runAgain() {
		return new Conservation(this.line).run(true);
	}

	/**
	 * Runs the night, which must refuse the file, and returns the rule and the detail.
	 */
	String quarantined(Path file) {
		String feed = feed(file);
		String name = file.getFileName().toString();
		SetAside aside = setAside(run(), SetAside.Kind.QUARANTINED, feed, name);
		assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).as("still in the inbox").isFalse();
		assertThat(Files.exists(this.line.quarantined(feed, name), LinkOption.NOFOLLOW_LINKS)).as("in quarantine")
			.isTrue();
		JsonNode reason = JsonMapper.shared().readTree(Line.read(this.line.quarantined(feed, name + ".reason.json")));
		assertThat(reason.get("file").asString()).isEqualTo(name);
		assertThat(reason.get("feed").asString()).isEqualTo(feed);
		assertThat(reason.get("businessDate").asString()).isEqualTo(this.date.toString());
		assertThat(reason.get("category").asString()).isEqualTo("data");
		assertThat(reason.get("rule").asString()).isEqualTo(aside.rule());
		assertThat(reason.get("detail").asString()).isEqualTo(aside.detail());
		return aside.rule() + ": " + aside.detail();
	}

	/**
	 * Runs the night, which must refuse the file under whatever name, and returns the
	 * rule.
	 */
	String quarantinedAs(Path file) {
		SetAside aside = setAside(run(), SetAside.Kind.QUARANTINED, feed(file), FileNames.written(file.getFileName()));
		assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).as("still in the inbox").isFalse();
		return aside.rule();
	}

	/** Runs the night, which must leave the folder, and returns the rule. */
	String deferredFolder(String folder) {
		return setAside(run(), SetAside.Kind.DEFERRED, folder, "").rule();
	}

	/** Runs the night, which must leave the file, and returns the rule and the detail. */
	String deferred(Path file) {
		return deferred(file, run());
	}

	String deferred(Path file, NightRun run) {
		SetAside aside = setAside(run, SetAside.Kind.DEFERRED, feed(file), file.getFileName().toString());
		assertThat(file).exists();
		return aside.rule() + ": " + aside.detail();
	}

	private SetAside setAside(NightRun run, SetAside.Kind kind, String feed, String name) {
		return this.line.account(run)
			.setAside()
			.stream()
			.filter((aside) -> aside.kind() == kind && aside.feed().equals(feed) && aside.fileName().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no trace of " + name + " in " + this.line.account(run)));
	}

	private String feed(Path file) {
		Path folder = this.line.path("inbox").relativize(file.getParent());
		return folder.toString();
	}

	Line line() {
		return this.line;
	}

	/** Makes a folder in the inbox and returns a path in it. */
	Path place(String folder, String name) {
		try {
			return Files.createDirectories(this.line.path("inbox", folder)).resolve(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
