package io.tradu.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FeedsFileTests {

	private static final String GOOD = "{source: en, targets: [es], columns: [title]}";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{source: en, targets: [es], columns: [title], colums: [body]}         | unknown setting 'colums'; known are
					{source: en, targets: [es], columns: [t], bad-rows: {nmber: 3}}       | unknown setting 'bad-rows.nmber'; known are
					{source: en, targets: [es], columns: [t], checks: {tag-lost: {sev: off}}} | unknown setting 'checks.tag-lost.sev'; known are
					{targets: [es], columns: [title]}                                     | source is missing
					{source: en, columns: [title]}                                        | targets is missing
					{source: en, targets: [], columns: [title]}                           | targets is missing
					{source: en, targets: [es]}                                           | columns is missing
					{source: english, targets: [es], columns: [title]}                    | source 'english' is no language tag
					{source: en, targets: [es, e], columns: [title]}                      | target 'e' is no language tag
					{source: en, targets: [es, en], columns: [title]}                     | target 'en' is the source language itself
					{source: en, targets: [es, es], columns: [title]}                     | targets names a language twice
					{source: en, targets: es, columns: [title]}                           | setting targets:
					{source: en, targets: [es, ~], columns: [title]}                      | setting targets has no value
					{source: en, targets: [es], columns: [title, title]}                  | columns names a column twice
					{source: en, targets: [es], columns: [title], key: title}             | key 'title' is among the columns to translate
					{source: en, targets: [es], columns: [title], key: }                  | setting key has no value
					{source: en, targets: [es], columns: [title], key: " "}                | key is blank
					{source: en, targets: [es], columns: [title], max-size: lots}         | max-size 'lots' is no size such as 200MB
					{source: en, targets: [es], columns: [title], max-size: 0}            | max-size must be more than nothing
					{source: en, targets: [es], columns: [t], bad-rows: {share: 20}}      | bad-rows needs a share from 0 to 1
					{source: en, targets: [es], columns: [t], bad-rows: {number: -1}}     | bad-rows needs a share from 0 to 1
					{source: en, targets: [es], columns: [t], bad-rows: {number: few}}    | setting bad-rows.number:
					{source: en, targets: [es], columns: [t], checks: {tag-lost: {severity: grave}}} | setting checks.tag-lost.severity:
					{source: en, targets: [es], columns: [t], checks: {tag-lost: }}           | setting checks.tag-lost has no value
					{source: en, targets: [es], columns: [t], routes: {ca: ['a:en-ca']}}  | routes are given for 'ca', which is not among
					{source: en, targets: [es], columns: [t], routes: {es: [en-es]}}      | routes for es: 'en-es' is no route
					{source: en, targets: [es], columns: [t], routes: {es: ['a:en']}}     | routes for es: 'a:en' is no route
					{source: en, targets: [es], columns: [t], routes: {es: ['a:en--es']}} | routes for es: 'a:en--es' is no route
					just text                                                             | setting
					~                                                                     | has no settings
					""")
	void refusesFeed(String settings, String rule) {
		Path file = write("tradu:\n  feeds:\n    news: " + settings + "\n");

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageStartingWith("feeds file " + file + ": feed news: ")
			.withMessageContaining(rule);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			tradu: {feeds: {a: {source: en, source: fr}}} | is not YAML: found duplicate key source, line 1
			tradu: {feeds: {a: 1}, feeds: {b: 2}}         | found duplicate key feeds
			tradu: {feeds: [                              | is not YAML:
			\"                                            | is not YAML:
			tradu: {feed: {}}                             | has no section feeds
			feeds: {}                                     | has no section tradu
			tradu: {feeds: {}}                            | has no feed under tradu.feeds
			# nothing                                     | has no section tradu
			- 1                                           | has no section tradu
			""")
	void refusesFile(String content, String rule) {
		Path file = write(content + "\n");

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageStartingWith("feeds file " + file + ": ")
			.withMessageContaining(rule);
	}

	@Test
	void refusesMissingFile() {
		Path file = this.folder.resolve("gone.yml");

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageStartingWith("feeds file " + file + ": does not exist");
	}

	@Test
	void refusesFileThatIsNotUtf8() throws IOException {
		Path file = Files.write(this.folder.resolve("feeds.yml"), new byte[] { (byte) 0xE9, 'a', '\n' });

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageContaining("cannot be read: ");
	}

	@Test
	void namesEveryFeedThatIsWrongWithItsLine() {
		Path file = write("""
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: es
				      columns: [title]
				    good: {source: en, targets: [es], columns: [title]}
				    tickets:
				      source: en
				      columns: [title]
				""");

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageContaining("feed news: setting targets:")
			.withMessageContaining("(line 5)")
			.withMessageContaining("feed tickets: targets is missing")
			.withMessageContaining("(line 8)");
	}

	@Test
	void refusesFeedsWhoseFoldersMayBeOne() {
		Path file = write("tradu:\n  feeds:\n    news: " + GOOD + "\n    News: " + GOOD + "\n");

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageContaining("news")
			.withMessageContaining("News");
	}

	@ParameterizedTest
	@ValueSource(strings = { "news_2", "nachrichten-\u00e4\u00f6\u00fc", "\u65b0\u805e", "2024", "a.b", "News",
			"two words" })
	void keepsNameOfFeed(String name) {
		assertThat(FeedsFile.read(write("tradu:\n  feeds:\n    " + name + ": " + GOOD + "\n")).find(name)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../x", ".hidden", "a/b", "\" \"", "-rf" })
	void refusesNameThatIsNoFolder(String name) {
		Path file = write("tradu:\n  feeds:\n    " + name + ": " + GOOD + "\n");

		assertThatExceptionOfType(InvalidFeeds.class).isThrownBy(() -> FeedsFile.read(file))
			.withMessageContaining("a feed's name is a folder's name");
	}

	@Test
	void readsNoAsLanguage() {
		assertThat(feed("{source: no, targets: [en], columns: [y, on]}")).satisfies((feed) -> {
			assertThat(feed.source()).isEqualTo("no");
			assertThat(feed.columns()).containsExactly("y", "on");
		});
	}

	@Test
	void readsOffAsSeverity() {
		assertThat(feed("{source: en, targets: [es], columns: [t], checks: {tag-lost: {severity: off}}}").checks())
			.extractingByKey("tag-lost")
			.extracting(CheckRule::severity)
			.isEqualTo(Severity.OFF);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                         | 0.2 | 20
			{share: 0.5}               | 0.5 | 20
			{number: 3}                | 0.2 | 3
			{share: 1, number: 0}      | 1.0 | 0
			""")
	void completesLimitOfBadRows(String badRows, double share, long number) {
		assertThat(feed("{source: en, targets: [es], columns: [t], bad-rows: " + badRows + "}").badRows())
			.isEqualTo(new Feed.BadRows(share, number));
	}

	private Feed feed(String settings) {
		return FeedsFile.read(write("tradu:\n  feeds:\n    news: " + settings + "\n")).get("news");
	}

	private Path write(String content) {
		try {
			return Files.writeString(this.folder.resolve("feeds.yml"), content);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
