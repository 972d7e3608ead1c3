package io.tradu.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.preflight.Consequence;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.batch.preflight.PreflightResult;

/** Prints what checks have found. The very last line is for scripts. */
class PreflightPrinter {

	private final PrintWriter out;

	private final boolean json;

	PreflightPrinter(PrintWriter out, boolean json) {
		this.out = out;
		this.json = json;
	}

	/**
	 * Prints the results and returns the exit code. Whether a night would fail or be
	 * refused makes no difference here.
	 */
	ExitCode print(List<PreflightResult> results) {
		if (this.json) {
			Listing.json(results.stream().map(PreflightPrinter::entry).toList(), this.out);
		}
		else {
			results.forEach(this::print);
			this.out.println("checks=" + results.size() + " warnings=" + count(results, false) + " errors="
					+ count(results, true));
			this.out.flush();
		}
		return results.stream()
			.flatMap((result) -> result.findings().stream())
			.map(PreflightFinding::consequence)
			.max(Comparator.naturalOrder())
			.map((worst) -> (worst == Consequence.REFUSAL) ? Consequence.FAILURE : worst)
			.map(FailureMessages::code)
			.orElse(ExitCode.COMPLETED);
	}

	private void print(PreflightResult result) {
		if (result.findings().isEmpty()) {
			this.out.println(line("ok", result.check()).stripTrailing());
		}
		for (PreflightFinding finding : result.findings()) {
			this.out
				.println(line(word(finding), result.check()) + "  " + finding.found() + " (" + finding.rule() + ")");
			if (!finding.remedy().isEmpty()) {
				this.out.println(" ".repeat(29) + "-> " + finding.remedy());
			}
		}
	}

	/** Returns a finding of what kept a check from running. */
	static PreflightFinding finding(RuntimeException failure) {
		ExitCode code = FailureMessages.code(failure);
		String sentence = FailureMessages.sentence(failure, code);
		return switch (code) {
			case WRONG_USAGE -> PreflightFinding.wrongSetting("wrong-setting", sentence, "");
			case REFUSED -> PreflightFinding.refusal("refused", sentence, "");
			default -> PreflightFinding.failure("failed", failure);
		};
	}

	private static String line(String verdict, String check) {
		return "%-7s  %-18s".formatted(verdict, check);
	}

	private static String word(PreflightFinding finding) {
		return finding.stops() ? "error" : "warning";
	}

	private static long count(List<PreflightResult> results, boolean stopping) {
		return results.stream()
			.flatMap((result) -> result.findings().stream())
			.filter((finding) -> finding.stops() == stopping)
			.count();
	}

	private static Map<String, Object> entry(PreflightResult result) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("check", result.check());
		entry.put("status",
				result.findings()
					.stream()
					.max(Comparator.comparing(PreflightFinding::consequence))
					.map(PreflightPrinter::word)
					.orElse("ok"));
		entry.put("findings", result.findings().stream().map(PreflightPrinter::entry).toList());
		return entry;
	}

	private static Map<String, Object> entry(PreflightFinding finding) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("rule", finding.rule());
		entry.put("severity", word(finding));
		entry.put("consequence", finding.consequence().tag());
		entry.put("category", finding.category().tag());
		entry.put("found", finding.found());
		entry.put("remedy", finding.remedy());
		return entry;
	}

}
