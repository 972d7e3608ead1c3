package io.tradu.cli;

import java.time.Duration;
import java.util.List;

import io.tradu.cli.PageLine.Tone;
import io.tradu.status.LineStatus;
import io.tradu.status.LineStatus.Queued;
import io.tradu.status.LineStatus.StageStatus;

/** How far and how fast a night is, and what waits in it, for people. */
class StagesPage {

	private static final int SMALL = 76;

	void add(LineStatus status, List<Double> pace, List<PageLine> page, Glyphs glyphs) {
		stages(status, page, glyphs);
		pace(pace, page, glyphs);
		queue(status, page, glyphs);
	}

	private static void stages(LineStatus status, List<PageLine> page, Glyphs glyphs) {
		if (!status.stages().isEmpty()) {
			page.add(new PageLine());
		}
		String current = (status.position() != null && status.ended() == null) ? status.position().step() : "";
		for (StageStatus stage : status.stages()) {
			boolean now = stage.step().equals(current);
			page.add(stage(stage, now, glyphs));
		}
	}

	private static PageLine stage(StageStatus stage, boolean now, Glyphs glyphs) {
		int bar = Math.min(30, Math.max(6, glyphs.columns() - 70));
		boolean nothing = stage.done() + stage.left() == 0;
		PageLine line = new PageLine().add(now ? "> " : "  ")
			.add(now ? Tone.STRONG : Tone.PLAIN, "%-16s".formatted(stage.step()))
			.add("  " + glyphs.bar(nothing ? 0 : stage.workShare(), bar))
			.add("%4d %%  ".formatted(nothing ? 0 : (int) Math.floor(stage.workShare() * 100)));
		line.add(Numbers.grouped(stage.done()) + " of " + Numbers.counted(stage.done() + stage.left(), stage.unit()));
		if (stage.perSecond() != null && (now || stage.left() > 0)) {
			line.add("  " + (stage.workUnit().equals("byte") ? Numbers.bytes(Math.round(stage.perSecond())) + "/s"
					: Numbers.rate(stage.perSecond()) + " rows/s"));
		}
		return line;
	}

	private static void pace(List<Double> pace, List<PageLine> page, Glyphs glyphs) {
		if (pace.stream().anyMatch((rate) -> rate > 0)) {
			int width = Math.max(10, Math.min(60, glyphs.columns() - 40));
			List<Double> newest = pace.subList(Math.max(0, pace.size() - width), pace.size());
			page.add(new PageLine().add("  rows/s            ")
				.add(Sparkline.of(newest, width, glyphs.ascii()))
				.add("  up to " + Numbers.rate(newest.stream().mapToDouble(Double::doubleValue).max().orElse(0))));
		}
	}

	private static void queue(LineStatus status, List<PageLine> page, Glyphs glyphs) {
		if (status.queue().isEmpty()) {
			return;
		}
		page.add(new PageLine());
		String margin = "queue     ";
		boolean rows = glyphs.columns() > SMALL;
		for (Queued queued : status.queue()) {
			PageLine line = new PageLine().add(margin)
				.add(queued.state().equals("ERROR") ? Tone.BAD : Tone.PLAIN, "%-10s".formatted(queued.state()))
				.add("  %9s".formatted(Numbers.grouped(queued.blocks()))
						+ ((queued.blocks() == 1) ? " block " : " blocks"));
			if (rows) {
				line.add("  %11s".formatted(Numbers.grouped(queued.rows()))
						+ ((queued.rows() == 1) ? " row " : " rows"));
			}
			if (queued.oldestSeconds() != null) {
				line.add("  oldest " + Numbers.duration(Duration.ofSeconds(queued.oldestSeconds())));
			}
			page.add(line);
			margin = " ".repeat(margin.length());
		}
	}

}
