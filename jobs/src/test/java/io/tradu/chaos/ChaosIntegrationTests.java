package io.tradu.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.tradu.chaos.ChaosNight.Hit;
import io.tradu.chaos.Judge.Verdict;
import io.tradu.testing.NightFolder;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights that are killed anywhere, and disturbed in other ways meanwhile; without power
 * cuts where there is no C compiler. Takes its measure from the settings chaos.kills,
 * chaos.seed and chaos.database, and reports to the file chaos.report.
 */
class ChaosIntegrationTests {

	private static final int DOCUMENTS = 20;

	private static final int ROWS = 30;

	private static final Disturbance[] POSSIBLE = Stream.of(Disturbance.values())
		.filter((disturbance) -> disturbance != Disturbance.POWER_CUT || PowerCut.isPossible())
		.toArray(Disturbance[]::new);

	private final int kills = Integer.getInteger("chaos.kills", 5);

	private final Random random = new Random(Long.getLong("chaos.seed", 20261120));

	private final TestDatabase database = TestDatabase
		.valueOf(System.getProperty("chaos.database", "h2").toUpperCase(Locale.ROOT));

	private final Figures figures = new Figures();

	private final List<Moment> deck = new ArrayList<>();

	private final List<Disturbance> disturbances = new ArrayList<>();

	@Test
	@Timeout(value = 8, unit = TimeUnit.HOURS)
	void nightsLoseNothingHoweverOftenTheyAreKilled() throws IOException {
		long begun = System.nanoTime();
		NightFolder undisturbed = folder("undisturbed");
		for (int number = 0; number < SentDocuments.CORRECTABLE; number++) {
			Path inbox = undisturbed.home().resolve("inbox/news");
			String text = Files.readString(inbox.resolve("d" + number + ".csv"));
			Files.writeString(inbox.resolve("c" + number + ".csv"), SentDocuments.corrected(text));
		}
		ChaosNight model = new ChaosNight(undisturbed, this.database, this.random, new Figures(), null);
		model.run(List.of());
		model.delete();
		Judge judge = new Judge(undisturbed, model.sent().texts());
		FileSystemUtils.deleteRecursively(undisturbed.home());
		for (int attempt = 0; attempt < 10 + this.kills && this.figures.kills() < this.kills; attempt++) {
			night(judge);
		}

		report(this.figures.report(Duration.ofNanos(System.nanoTime() - begun)));
		assertThat(this.figures.kills()).isGreaterThanOrEqualTo(this.kills);
	}

	private void night(Judge judge) throws IOException {
		NightFolder folder = folder("night");
		List<Hit> hits = deal(Math.min(this.random.nextInt(3, 8), this.kills - this.figures.kills()));
		report("night " + (this.figures.nights() + 1) + ": " + hits + "\n");
		try {
			ChaosNight night = new ChaosNight(folder, this.database, this.random, this.figures, judge);
			night.run(hits);
			Verdict verdict = judge.judge(folder, night.sent());
			this.figures.add(verdict);
			assertThat(verdict).matches(Verdict::isGood, "is good");
			night.delete();
		}
		catch (AssertionError | RuntimeException | IOException ex) {
			report("the night in " + folder.home() + " is kept: " + ex.getMessage() + "\n"
					+ this.figures.report(Duration.ZERO));
			throw ex;
		}
		FileSystemUtils.deleteRecursively(folder.home());
	}

	// From a deck, so that every moment has its turn; in the order in which a night meets
	// them.
	private List<Hit> deal(int count) {
		Map<Moment, Double> order = new HashMap<>();
		while (order.size() < count) {
			Moment moment = draw(this.deck, Moment.values());
			boolean anywhere = moment == Moment.RECOVER || moment == Moment.COMMIT;
			order.put(moment, anywhere ? this.random.nextDouble(Moment.RECEIVE.ordinal(), Moment.RECONCILE.ordinal())
					: moment.ordinal());
		}
		return order.keySet()
			.stream()
			.sorted(Comparator.comparing(order::get))
			.map((moment) -> new Hit(moment, draw(this.disturbances, POSSIBLE)))
			.toList();
	}

	private <T> T draw(List<T> from, T[] all) {
		if (from.isEmpty()) {
			from.addAll(List.of(all));
			Collections.shuffle(from, this.random);
		}
		return from.remove(0);
	}

	private static NightFolder folder(String name) throws IOException {
		return NightFolder.fill(Files.createTempDirectory("tradu-chaos-" + name + "-"), DOCUMENTS, ROWS);
	}

	private static void report(String words) throws IOException {
		Files.writeString(Path.of(System.getProperty("chaos.report", "target/chaos.txt")), words,
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

}
