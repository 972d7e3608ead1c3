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

import io.tradu.testing.NightFolder;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights that are killed anywhere. Takes its measure from the settings chaos.kills,
 * chaos.seed and chaos.database, and reports to the file chaos.report.
 */
class ChaosIntegrationTests {

	private static final int DOCUMENTS = 20;

	private static final int ROWS = 30;

	private final int kills = Integer.getInteger("chaos.kills", 10);

	private final Random random = new Random(Long.getLong("chaos.seed", 20261120));

	private final TestDatabase database = TestDatabase
		.valueOf(System.getProperty("chaos.database", "h2").toUpperCase(Locale.ROOT));

	private final Figures figures = new Figures();

	private final List<Moment> deck = new ArrayList<>();

	@Test
	@Timeout(value = 8, unit = TimeUnit.HOURS)
	void nightsLoseNothingHoweverOftenTheyAreKilled() throws IOException {
		long begun = System.nanoTime();
		NightFolder undisturbed = folder("undisturbed");
		new ChaosNight(undisturbed, this.database, this.random, new Figures()).run(List.of());
		for (int attempt = 0; attempt < 10 + this.kills && this.figures.kills() < this.kills; attempt++) {
			night(undisturbed);
		}
		FileSystemUtils.deleteRecursively(undisturbed.home());

		report(this.figures.report(Duration.ofNanos(System.nanoTime() - begun)));
		assertThat(this.figures.kills()).isGreaterThanOrEqualTo(this.kills);
	}

	private void night(NightFolder undisturbed) throws IOException {
		NightFolder folder = folder("night");
		List<Moment> moments = deal(Math.min(this.random.nextInt(3, 8), this.kills - this.figures.kills()));
		report("night " + (this.figures.nights() + 1) + ": " + moments + "\n");
		try {
			new ChaosNight(folder, this.database, this.random, this.figures).run(moments);
			assertThat(this.figures.add(folder, undisturbed))
				.as("lost %s, doubled %s, different %s", folder.lost(), folder.doubled(), folder.different(undisturbed))
				.isTrue();
		}
		catch (AssertionError | RuntimeException ex) {
			report("the night in " + folder.home() + " is kept: " + ex.getMessage() + "\n"
					+ this.figures.report(Duration.ZERO));
			throw ex;
		}
		FileSystemUtils.deleteRecursively(folder.home());
	}

	// From a deck, so that every moment has its turn; in the order in which a night meets
	// them.
	private List<Moment> deal(int count) {
		Map<Moment, Double> order = new HashMap<>();
		while (order.size() < count) {
			if (this.deck.isEmpty()) {
				this.deck.addAll(List.of(Moment.values()));
				Collections.shuffle(this.deck, this.random);
			}
			Moment moment = this.deck.remove(0);
			boolean anywhere = moment == Moment.RECOVER || moment == Moment.COMMIT;
			order.put(moment, anywhere ? this.random.nextDouble(Moment.RECEIVE.ordinal(), Moment.RECONCILE.ordinal())
					: moment.ordinal());
		}
		return order.keySet().stream().sorted(Comparator.comparing(order::get)).toList();
	}

	private static NightFolder folder(String name) throws IOException {
		return NightFolder.fill(Files.createTempDirectory("tradu-chaos-" + name + "-"), DOCUMENTS, ROWS);
	}

	private static void report(String words) throws IOException {
		Files.writeString(Path.of(System.getProperty("chaos.report", "target/chaos.txt")), words,
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

}
