package io.tradu.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.tradu.chaos.Judge.Verdict;
import io.tradu.testing.NightFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeTests {

	@TempDir
	private Path folder;

	private NightFolder night;

	private SentDocuments sent;

	private Judge judge;

	@BeforeEach
	void deliver() throws IOException {
		NightFolder undisturbed = NightFolder.fill(this.folder.resolve("undisturbed"), 1, 3);
		this.night = NightFolder.fill(this.folder.resolve("night"), 1, 3);
		this.sent = new SentDocuments(this.night, new Random(1));
		Map<String, String> texts = this.sent.texts();
		this.judge = new Judge(deliver(undisturbed, texts.get("d0.csv")), texts);
		deliver(this.night, texts.get("d0.csv"));
	}

	private static NightFolder deliver(NightFolder folder, String text) throws IOException {
		Path news = Files.createDirectories(folder.outbox().resolve(NightFolder.DATE).resolve("news"));
		for (String target : List.of("es", "ca")) {
			Files.writeString(news.resolve("d0." + target + ".csv"), text.replace("house", "house-" + target));
		}
		Files.writeString(news.resolve("manifest.json"), """
				{"audit": "%s", "documents": [{"file": "d0.csv", "rows": 3, "targets": [{"version": 1}]}]}
				""".formatted(folder.home()));
		Path archive = Files.createDirectories(folder.home().resolve("archive/" + NightFolder.DATE + "/news"));
		Files.writeString(archive.resolve("d0.csv"), text);
		return folder;
	}

	@Test
	void acceptsANightThatIsLikeTheUndisturbedOne() {
		assertThat(this.judge.judge(this.night, this.sent)).matches(Verdict::isGood);
	}

	@Test
	void findsTheTextOfAnotherRow() throws IOException {
		change("d0.es.csv", "number 1 ", "number 2 ");

		assertThat(this.judge.wrong(this.night, this.sent, true)).singleElement().asString().contains("d0.es.csv");
	}

	@Test
	void findsWhatIsMissingOrTwice() throws IOException {
		change("d0.es.csv", "3,", "2,");

		Verdict verdict = this.judge.judge(this.night, this.sent);

		assertThat(verdict.lost()).containsExactly("d0.es:3");
		assertThat(verdict.doubled()).containsExactly("d0.es:2");
	}

	@Test
	void findsAManifestThatSaysSomethingElse() throws IOException {
		change("manifest.json", "3", "2");

		assertThat(this.judge.judge(this.night, this.sent).different()).containsExactly("manifest.json: d0.csv");
	}

	private void change(String name, String from, String to) throws IOException {
		Path file = this.night.outbox().resolve(NightFolder.DATE).resolve("news").resolve(name);
		Files.writeString(file, Files.readString(file).replace(from, to));
	}

}
