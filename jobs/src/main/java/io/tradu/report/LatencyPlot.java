package io.tradu.report;

import java.util.List;
import java.util.Locale;

import io.tradu.report.ColumnPlot.Column;

/** How many blocks took how long for a stage. */
final class LatencyPlot {

	private LatencyPlot() {
	}

	static String of(Latency latency) {
		List<Column> columns = latency.bins()
			.stream()
			.map((bin) -> new Column("<\u00A0" + Figures.shortTime(bin.to()), bin.blocks(),
					latency.stage().name().toLowerCase(Locale.ROOT),
					Figures.counted(bin.blocks(), "block") + " took from " + Figures.shortTime(bin.from()) + " to "
							+ Figures.shortTime(bin.to())))
			.toList();
		return new ColumnPlot(columns, Figures::exact, null,
				"Blocks by how long they took; half of them " + Figures.millis(latency.median()) + " at most")
			.drawn();
	}

}
