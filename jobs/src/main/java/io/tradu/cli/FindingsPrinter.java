package io.tradu.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.truth.Disagreement;
import io.tradu.truth.Findings;
import io.tradu.truth.NightFindings;
import io.tradu.truth.Truths;

/**
 * Prints what a comparison of all truths has found. The very last line is for scripts.
 */
class FindingsPrinter {

	private final PrintWriter out;

	FindingsPrinter(PrintWriter out) {
		this.out = out;
	}

	/**
	 * Prints it.
	 * @param repaired whether it was to be repaired
	 */
	void print(Truths.Repairs repairs, boolean repaired) {
		Findings findings = repairs.findings();
		for (Disagreement mended : repairs.mended()) {
			this.out.println("mended: " + mended.rule() + "  " + mended.subject() + ": " + mended.detail());
			this.out.println("    " + mended.remedy());
		}
		findings.atWork()
			.ifPresent((process) -> this.out
				.println("process " + process + " works on the line; what it has in hand is not judged"));
		findings.nights().forEach((night) -> {
			this.out.println("night " + night.night().label() + "  " + sentence(night));
			night.disagreements().forEach(this::print);
		});
		if (!findings.line().isEmpty()) {
			this.out.println("line  " + Numbers.counted(findings.line().size(), "disagreement"));
			findings.line().forEach(this::print);
		}
		if (repaired) {
			this.out.println(summary(repairs));
		}
		if (findings.judged().isEmpty()) {
			this.out.println("nothing was proven: not one night was judged");
		}
		this.out.println(findings.ledgerLine());
		this.out.flush();
	}

	private static String summary(Truths.Repairs repairs) {
		int mended = repairs.mended().size();
		int left = repairs.findings().disagreements().size();
		int unjudged = repairs.findings().unjudged().size();
		return "repair: "
				+ ((mended > 0) ? Numbers.counted(mended, "disagreement") + " repaired" : "nothing was repaired")
				+ ((left > 0) ? "; " + Numbers.counted(left, "disagreement") + " left that only an operator can decide"
						: "")
				+ ((unjudged > 0)
						? "; " + Numbers.counted(unjudged, "night") + " not judged, so nothing of it was repaired" : "")
				+ ((left + unjudged == 0) ? "; nothing is left to repair" : "");
	}

	private static String sentence(NightFindings night) {
		if (night.leftOut() != null) {
			return "not judged: " + night.leftOut();
		}
		int found = night.disagreements().size();
		boolean over = night.status().equals("COMPLETED") || night.status().equals("ABANDONED");
		String verdict = (found > 0) ? Numbers.counted(found, "disagreement") : "ok";
		return verdict + ": " + (night.status().equals("COMPLETED") ? "" : night.status() + ", ")
				+ Numbers.counted(night.account().documents(), "document") + ", "
				+ Numbers.counted(night.account().received(), "row") + ", ledger "
				+ (over ? (night.reconciled() ? "balanced" : "not balanced") : "not proven yet");
	}

	private void print(Disagreement disagreement) {
		this.out.println("  " + disagreement.rule() + "  " + disagreement.subject() + ": " + disagreement.detail());
		this.out.println("    " + (disagreement.isMendable() ? "--repair mends it: " : "needs a decision: ")
				+ disagreement.remedy());
	}

	/**
	 * Returns the disagreements for scripts, those that were mended first, and what was
	 * not judged.
	 */
	static List<Map<String, Object>> entries(Truths.Repairs repairs) {
		List<Map<String, Object>> entries = new ArrayList<>();
		repairs.mended().forEach((mended) -> entries.add(entry("", mended, true)));
		repairs.findings().nights().stream().filter((night) -> night.leftOut() != null).forEach((night) -> {
			entries.add(notJudged(night));
		});
		repairs.findings()
			.nights()
			.forEach((night) -> night.disagreements()
				.forEach((disagreement) -> entries.add(entry(night.night().label(), disagreement, false))));
		repairs.findings().line().forEach((disagreement) -> entries.add(entry("", disagreement, false)));
		return entries;
	}

	private static Map<String, Object> notJudged(NightFindings night) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("rule", "not-judged");
		entry.put("night", night.night().label());
		entry.put("subject", "night " + night.night().label());
		entry.put("detail", String.valueOf(night.leftOut()));
		entry.put("mendable", false);
		entry.put("remedy",
				night.inHand() ? "compare it once it has ended" : "compare it with the outbox it was delivered to");
		entry.put("mended", false);
		return entry;
	}

	private static Map<String, Object> entry(String night, Disagreement disagreement, boolean mended) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("rule", disagreement.rule());
		entry.put("night", night);
		entry.put("subject", disagreement.subject());
		entry.put("detail", disagreement.detail());
		entry.put("mendable", disagreement.isMendable());
		entry.put("remedy", disagreement.remedy());
		entry.put("mended", mended);
		return entry;
	}

}
