package io.tradu.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.tradu.document.SetAside;
import io.tradu.nightly.FeedAccount;
import io.tradu.report.EngineFacts.RouteWork;
import io.tradu.report.Latency.Sample;
import io.tradu.report.LedgerFacts.DocumentLine;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;
import io.tradu.report.NightState.RunLine;
import io.tradu.throughput.MeasuredStage;
import io.tradu.throughput.Throughput;

/** A night to draw, with everything a page can hold, and with names that mean harm. */
final class SampleFacts {

	static final String HOSTILE = "news/<script>alert('night')</script>\u0007\"&.csv";

	private static final Instant TEN = Instant.parse("2026-11-20T22:00:00Z");

	private SampleFacts() {
	}

	/** A night that failed, after fourteen others. */
	static NightFacts failed() {
		return facts("FAILED", rejections(), setAside(), before(14)).withNeeds(List.of(
				new Need(Urgency.NOW, "Run 15 failed", "Why in translateBlocks (dependency): " + HOSTILE, List.of(),
						List.of(new Command("scripts/tradu restart 15", "goes on, once what failed is mended"))),
				new Need(Urgency.TODAY, "25 open dead letters", "Replay them.", List.of("24 rows: untranslated (data)"),
						List.of())));
	}

	/** The first night there is, without anything to say. */
	static NightFacts quiet() {
		return facts("COMPLETED", List.of(), List.of(), List.of());
	}

	private static NightFacts facts(String status, List<Rejection> rejections, List<SetAside> setAside,
			List<NightFigures> before) {
		NightState night = new NightState("2026-11-20", LocalDate.of(2026, 11, 20), 1, "production", status, false,
				TEN.plusSeconds(5000), TEN.plusSeconds(8 * 3600), 4321, "1.0.0",
				List.of(new RunLine(15, status, TEN, TEN.plusSeconds(4321), 4321.0, "because of " + HOSTILE)));
		FeedAccount news = new FeedAccount("news", 2, 240_000, 239_000, 990, 10);
		LedgerFacts ledger = new LedgerFacts(news, true, false, List.of(news),
				List.of(new DocumentLine(HOSTILE, "es", 120_000, 119_000, 990, 10, false, 1),
						new DocumentLine("news/b.csv", "es", 120_000, 120_000, 0, 0, true, 2)),
				List.of(HOSTILE), setAside);
		return new NightFacts(night, List.of(), ledger, speed(), engines(), rejections,
				Comparison.of(NightFigures.of("2026-11-20", status, 240_000, 990, 4321), before));
	}

	private static List<Rejection> rejections() {
		return List.of(
				new Rejection("row", "untranslated", "data", 24, 24, 0, 0, List.of(3L, 77L),
						"scripts/tradu dead-letters list --date 2026-11-20 --reason untranslated"),
				new Rejection("row", "<script>rule</script>", "logic", 1, 0, 1, 0, List.of(9L), "scripts/tradu"));
	}

	private static List<SetAside> setAside() {
		return List.of(SetAside.quarantined("news", "x.csv", "missing-columns", "its header lacks [" + HOSTILE + "]"));
	}

	private static SpeedFacts speed() {
		Map<MeasuredStage, List<Long>> rows = new LinkedHashMap<>();
		rows.put(MeasuredStage.TRANSLATE,
				IntStream.range(0, 60).mapToObj((at) -> (at < 45) ? 4000L + 700 * (at % 5) : 0L).toList());
		rows.put(MeasuredStage.CHECK, IntStream.range(0, 60).mapToObj((at) -> (at < 45) ? 0L : 9000L).toList());
		return new SpeedFacts(new Throughput(TEN, Duration.ofSeconds(72), rows),
				List.of(new StageTime("ingestRows", 21), new StageTime("translateBlocks", 3900),
						new StageTime("checkBlocks", 380.5)),
				List.of(Latency.of(MeasuredStage.TRANSLATE, samples(400, 900)),
						Latency.of(MeasuredStage.CHECK, samples(20, 60_000))));
	}

	private static List<Sample> samples(long least, long spread) {
		return LongStream.range(1, 400)
			.mapToObj((block) -> new Sample(block, least + (block * block * 7919) % spread))
			.toList();
	}

	private static EngineFacts engines() {
		return new EngineFacts(Map.of("apertium apertium-eng-spa", "0.8.1-2"), List
			.of(new RouteWork("apertium:en-es", 230_000, 0, 990), new RouteWork("apertium:en-ca-es", 9_000, 9_000, 12)),
				55);
	}

	private static List<NightFigures> before(int nights) {
		List<NightFigures> before = new ArrayList<>();
		for (int night = 0; night < nights; night++) {
			before.add(NightFigures.of("2026-11-" + (6 + night), (night == 4) ? "ABANDONED" : "COMPLETED",
					220_000 + 9_000L * (night % 5), 200 + 30L * (night % 3), 2000 + 60 * (night % 4)));
		}
		return before;
	}

}
