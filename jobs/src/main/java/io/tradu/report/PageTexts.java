package io.tradu.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.audit.AuditHead;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.FeedAccount;
import io.tradu.report.LedgerFacts.DocumentLine;
import io.tradu.report.NightState.RunLine;
import io.tradu.throughput.MeasuredStage;
import io.tradu.throughput.Throughput;
import org.jspecify.annotations.Nullable;

/** The facts of a night in the words and drawings of its page. */
final class PageTexts {

	private static final int MOST_LINES = 200;

	private static final String UNKNOWN = "\u2013";

	private static final int DATE = "2026-11-24 ".length();

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

	private final NightFacts facts;

	private final ZoneId zone;

	PageTexts(NightFacts facts, ZoneId zone) {
		this.facts = facts;
		this.zone = zone;
	}

	/** Returns what the template asks for, by name. */
	Map<String, Object> all() {
		Map<String, Object> texts = new LinkedHashMap<>();
		NightState night = this.facts.night();
		texts.put("label", night.label());
		texts.put("environment", night.environment());
		texts.put("status", StatusWords.of(night));
		texts.put("good", night.isCompleted());
		TraduCommand redraw = TraduCommand.of("report", "--date", night.businessDate());
		texts.put("redraw", ((night.sequence() > 1) ? redraw.with("--sequence", night.sequence()) : redraw).toString());
		texts.put("drawnAt", time(night.drawnAt()));
		AuditHead audit = this.facts.audit();
		texts.put("auditEntries", (audit != null && audit.entries() > 0) ? Long.toString(audit.entries()) : "");
		texts.put("auditHash", (audit != null) ? audit.sha256() : "");
		texts.put("zone", this.zone.getId());
		texts.put("version", (night.version() != null) ? night.version() : "");
		texts.put("when", when(night));
		texts.put("deadline", time(night.deadline()));
		texts.put("needs", this.facts.needs().stream().map(PageTexts::need).toList());
		texts.put("tiles", tiles());
		texts.put("remarks", this.facts.comparison().remarks());
		texts.put("runs", night.runs().stream().map(this::run).toList());
		addLedger(texts, this.facts.ledger());
		addSpeed(texts, this.facts.speed());
		addEngines(texts, this.facts.engines());
		texts.put("rejections", rejections());
		texts.put("hasRejections", !this.facts.rejected().isEmpty());
		addComparison(texts, this.facts.comparison());
		return texts;
	}

	private String when(NightState night) {
		Instant began = night.runs().get(0).started();
		Instant ended = night.runs().get(night.runs().size() - 1).ended();
		return ((began != null) ? time(began) : "?")
				+ ((ended != null) ? " to " + time(ended).substring(sameDay(began, ended) ? DATE : 0) : "");
	}

	private boolean sameDay(@Nullable Instant one, Instant other) {
		return one != null && time(one).startsWith(time(other).substring(0, DATE));
	}

	private static Map<String, Object> need(Need need) {
		return Map.of("urgent", need.urgency() == Need.Urgency.NOW, "subject", need.subject(), "sentence",
				need.sentence(), "items", need.items().stream().limit(MOST_LINES).toList(), "moreItems",
				more(need.items().size()), "commands", need.commands());
	}

	private List<Tile> tiles() {
		FeedAccount total = this.facts.ledger().total();
		NightFigures night = this.facts.comparison().night();
		return List.of(new Tile(Figures.grouped(total.documents()), "documents"),
				new Tile(Figures.grouped(total.received()), "rows received"),
				new Tile(Figures.percent((total.received() > 0) ? total.delivered() / (double) total.received() : 0),
						"delivered"),
				new Tile(Figures.grouped(total.rejected()), "rows rejected"),
				new Tile((night.seconds() > 0) ? Figures.duration(night.seconds()) : UNKNOWN, "of work"),
				new Tile((night.rowsPerSecond() > 0) ? Figures.decimal(night.rowsPerSecond()) : UNKNOWN,
						"rows per second"));
	}

	private Map<String, Object> run(RunLine run) {
		return Map.of("id", run.id(), "status", run.status(), "started",
				(run.started() != null) ? time(run.started()) : "", "took",
				(run.seconds() != null) ? Figures.duration(run.seconds()) : "", "cause", run.cause());
	}

	private void addLedger(Map<String, Object> texts, LedgerFacts ledger) {
		texts.put("proven", ledger.proven());
		texts.put("balanced", ledger.balanced());
		texts.put("feeds", ledger.feeds().stream().map((feed) -> account(feed, feed.feed())).toList());
		texts.put("total", account(ledger.total(), "all"));
		List<DocumentLine> lines = ledger.documents()
			.stream()
			.sorted(Comparator.comparing(DocumentLine::balanced)
				.thenComparing(Comparator.comparing(DocumentLine::rejected).reversed()))
			.limit(MOST_LINES)
			.toList();
		texts.put("documents", lines.stream().map(PageTexts::line).toList());
		texts.put("hasDocuments", !lines.isEmpty());
		texts.put("documentCount", Figures.counted(ledger.documents().size(), "line"));
		texts.put("moreDocuments", more(ledger.documents().size()));
		texts.put("duplicates", ledger.duplicates().stream().limit(MOST_LINES).toList());
		texts.put("moreDuplicates", more(ledger.duplicates().size()));
		texts.put("hasDuplicates", !ledger.duplicates().isEmpty());
		texts.put("duplicateCount", Figures.counted(ledger.duplicates().size(), "duplicate"));
	}

	private static String more(int count) {
		return (count > MOST_LINES) ? Figures.grouped(count - MOST_LINES) : "";
	}

	private static Map<String, Object> account(FeedAccount feed, String name) {
		double all = Math.max(1, feed.received());
		return Map.of("name", name, "documents", Figures.grouped(feed.documents()), "received",
				Figures.grouped(feed.received()), "delivered", Figures.grouped(feed.delivered()), "rejected",
				Figures.grouped(feed.rejected()), "canceled", Figures.grouped(feed.canceled()), "deliveredWidth",
				width(feed.delivered() / all), "rejectedWidth", width(feed.rejected() / all), "canceledWidth",
				width(feed.canceled() / all));
	}

	// Empty where there is nothing, so that the page draws nothing.
	private static String width(double share) {
		return (share > 0) ? Svg.number(Math.min(100, share * 100)) : "";
	}

	private static Map<String, Object> line(DocumentLine line) {
		return Map.of("document", line.document(), "target", line.target(), "received",
				Figures.grouped(line.received()), "delivered", Figures.grouped(line.delivered()), "rejected",
				Figures.grouped(line.rejected()), "canceled", Figures.grouped(line.canceled()), "balanced",
				line.balanced() ? "yes" : "no", "version", (line.version() > 0) ? line.version() : "-");
	}

	private void addSpeed(Map<String, Object> texts, SpeedFacts speed) {
		Throughput throughput = speed.throughput();
		boolean moved = throughput != null && throughput.total(MeasuredStage.TRANSLATE) > 0;
		TimePlot plot = moved ? new TimePlot(throughput, this.zone) : null;
		texts.put("throughputWide", (plot != null) ? plot.wide() : "");
		texts.put("throughputNarrow", (plot != null) ? plot.narrow() : "");
		texts.put("stages", stages(speed.stages()));
		texts.put("hasStages", !speed.stages().isEmpty());
		texts.put("latency", speed.latency().stream().map(PageTexts::latency).toList());
	}

	private static List<Map<String, Object>> stages(List<StageTime> stages) {
		double all = stages.stream().mapToDouble(StageTime::seconds).sum();
		return stages.stream().map((stage) -> {
			double share = (all > 0) ? stage.seconds() / all : 0;
			return Map.<String, Object>of("step", stage.step(), "time", Figures.duration(stage.seconds()), "share",
					Figures.percent(share), "width", width(share));
		}).toList();
	}

	private static Map<String, Object> latency(Latency latency) {
		boolean translate = latency.stage() == MeasuredStage.TRANSLATE;
		return Map.of("name", translate ? "Translate" : "Check", "what", translate
				? "from the engine's start on a block to its result"
				: "from a block's translation to the end of its checks; checking begins when all is translated, "
						+ "so that most of it is waiting",
				"blocks", Figures.grouped(latency.blocks()), "median", Figures.millis(latency.median()), "percentile95",
				Figures.millis(latency.percentile95()), "longest", Figures.millis(latency.longest()), "longestBlock",
				latency.longestBlock(), "plot", LatencyPlot.of(latency));
	}

	private void addEngines(Map<String, Object> texts, EngineFacts engines) {
		texts.put("routes",
				engines.routes()
					.stream()
					.map((work) -> Map.of("route", work.route(), "chosen", Figures.grouped(work.chosen()), "fallback",
							Figures.grouped(work.fallback()), "refused", Figures.grouped(work.refused())))
					.toList());
		texts.put("hasRoutes", !engines.routes().isEmpty());
		texts.put("untouched", Figures.counted(engines.untouched(), "segment"));
		texts.put("versions", engines.versions().entrySet());
		texts.put("hasVersions", !engines.versions().isEmpty());
	}

	private List<Map<String, Object>> rejections() {
		long most = this.facts.rejected().stream().mapToLong(Rejection::letters).max().orElse(1);
		return this.facts.rejected().stream().map((rejection) -> rejection(rejection, most)).toList();
	}

	private static Map<String, Object> rejection(Rejection rejection, long most) {
		return Map.of("reason", rejection.reason(), "category", rejection.category(), "letters",
				Figures.counted(rejection.letters(), rejection.kind()), "width",
				width(rejection.letters() / (double) most), "state", state(rejection), "examples", rejection.examples(),
				"command", rejection.command());
	}

	private static String state(Rejection rejection) {
		return Stream
			.of(state(rejection.open(), "open"), state(rejection.replayed(), "replayed"),
					state(rejection.discarded(), "discarded"))
			.filter((words) -> !words.isEmpty())
			.collect(Collectors.joining(", "));
	}

	private static String state(long count, String word) {
		return (count > 0) ? Figures.grouped(count) + " " + word : "";
	}

	private static void addComparison(Map<String, Object> texts, Comparison comparison) {
		texts.put("hasBefore", !comparison.before().isEmpty());
		texts.put("beforeCount", Figures.counted(comparison.before().size(), "night"));
		texts.put("comparisons", new NightPlots(comparison).all());
	}

	private String time(Instant instant) {
		return TIME.format(instant.atZone(this.zone));
	}

	/**
	 * A number to see first.
	 *
	 * @param value the number
	 * @param unit what it counts
	 */
	record Tile(String value, String unit) {
	}

}
