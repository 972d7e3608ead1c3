package io.tradu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * A night beside those before it.
 *
 * @param night this night
 * @param before those before it, oldest first, {@value #NIGHTS} at most
 * @param measured how many of these were completed and had rows
 * @param median the median of these in every number; null if there are none
 * @param remarks what is unusual, or that nothing is, in sentences
 */
public record Comparison(NightFigures night, List<NightFigures> before, int measured, @Nullable NightFigures median,
		List<String> remarks) {

	/** How many nights are looked back at. */
	static final int NIGHTS = 14;

	private static final int FEWEST = 3;

	// Nights differ. Below these ratios nobody should have to look.
	private static final double UNUSUAL = 1.5;

	private static final double UNUSUAL_SHARE = 2;

	private static final double LEAST_SHARE = 0.005;

	static Comparison of(NightFigures night, List<NightFigures> before) {
		List<NightFigures> measures = before.stream().filter(NightFigures::isMeasure).toList();
		NightFigures median = measures.isEmpty() ? null : median(measures);
		return new Comparison(night, before, measures.size(), median, remarks(night, measures.size(), median));
	}

	/** Shows a night that is not like those before it, and measures it by none. */
	static Comparison unmeasured(NightFigures night, List<NightFigures> before, String why) {
		return new Comparison(night, before, 0, null, List.of(why));
	}

	private static List<String> remarks(NightFigures night, int measured, @Nullable NightFigures median) {
		if (median == null) {
			return List.of("There is no completed night before this one to compare it with.");
		}
		if (measured < FEWEST) {
			return List.of("Only " + Figures.counted(measured, "completed night")
					+ " before this one: too few to say what is usual.");
		}
		if (!night.isMeasure()) {
			return List.of("This night is not completed, or had no rows, so it is not compared with the others.");
		}
		List<String> remarks = new ArrayList<>();
		String usual = " the median of the last " + measured + " completed nights";
		addRatio(remarks, night.rows() / (double) median.rows(), "many rows as", usual);
		addRatio(remarks, median.rowsPerSecond() / night.rowsPerSecond(), "long per row as", usual);
		addShare(remarks, night.rejectedShare(), median.rejectedShare(), usual);
		return remarks.isEmpty()
				? List.of("Nothing unusual: rows, time per row and share of rejected rows are near" + usual + ".")
				: remarks;
	}

	private static void addRatio(List<String> remarks, double ratio, String words, String usual) {
		if (ratio >= UNUSUAL) {
			remarks.add(Figures.decimal(ratio) + " times as " + words + usual + ".");
		}
		else if (ratio <= 1 / UNUSUAL) {
			remarks.add("Only " + Figures.percent(ratio) + " as " + words + usual + ".");
		}
	}

	private static void addShare(List<String> remarks, double share, double median, String usual) {
		if (Math.abs(share - median) >= LEAST_SHARE
				&& (share >= UNUSUAL_SHARE * median || median >= UNUSUAL_SHARE * share)) {
			remarks.add(Figures.percent(share) + " of the rows were rejected;" + usual + " is "
					+ Figures.percent(median) + ".");
		}
	}

	private static NightFigures median(List<NightFigures> nights) {
		return new NightFigures("median", "COMPLETED", Math.round(median(nights, NightFigures::rows)),
				Math.round(median(nights, NightFigures::rejected)), median(nights, NightFigures::seconds),
				median(nights, NightFigures::rowsPerSecond), median(nights, NightFigures::rejectedShare));
	}

	private static double median(List<NightFigures> nights, ToDoubleFunction<NightFigures> figure) {
		double[] sorted = nights.stream().mapToDouble(figure).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
