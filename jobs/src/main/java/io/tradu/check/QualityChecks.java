package io.tradu.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;

/** All quality checks, asked in one order. Safe for use by several threads at once. */
public final class QualityChecks {

	private final Map<String, QualityCheck> checks = new LinkedHashMap<>();

	QualityChecks(List<QualityCheck> checks) {
		for (QualityCheck check : checks) {
			if (this.checks.put(check.id(), check) != null) {
				throw new IllegalArgumentException("two quality checks are called " + check.id());
			}
		}
	}

	/**
	 * Returns every check there is.
	 * @param languages BCP 47 codes of all languages of the line, sources and targets:
	 * what a target in the wrong language is told apart by
	 */
	public static QualityChecks standard(Set<String> languages) {
		return new QualityChecks(List.of(new FormulaInjectionCheck(), new TargetEmptyCheck(), new UntranslatedCheck(),
				KeptContentCheck.placeholders(), KeptContentCheck.tags(), KeptContentCheck.urls(),
				KeptContentCheck.codes(), new NumbersKeptCheck(), new UnknownWordsCheck(), new EngineMarkCheck(),
				new LengthRatioCheck(), new RepetitionCheck(), new ControlCharacterCheck(),
				new WrongLanguageCheck(languages)));
	}

	/**
	 * Returns what is wrong with a candidate, nothing if it may be delivered as it is.
	 * @param rulesOfFeed the feed's own rules by check id; a check without one keeps its
	 * defaults
	 */
	public List<Finding> inspect(CheckedSegment segment, Map<String, CheckRule> rulesOfFeed) {
		SegmentPair pair = SegmentPair.of(segment);
		List<Finding> findings = new ArrayList<>(0);
		for (QualityCheck check : this.checks.values()) {
			CheckRule rule = rulesOfFeed.getOrDefault(check.id(), CheckRule.DEFAULT);
			if (check.mandatory() || rule.severityOr(check.standardSeverity()) != Severity.OFF) {
				check.inspect(pair, rule).ifPresent(findings::add);
			}
		}
		return List.copyOf(findings);
	}

	/** Returns the ids that a feed's rules may name. */
	public Set<String> ids() {
		return Set.copyOf(this.checks.keySet());
	}

	/**
	 * Returns the ids of the checks that run in every feed. A feed may still have a rule
	 * for one, which then governs no more than the check's doubtful cases, if it has any.
	 */
	public Set<String> mandatoryIds() {
		return this.checks.values()
			.stream()
			.filter(QualityCheck::mandatory)
			.map(QualityCheck::id)
			.collect(Collectors.toUnmodifiableSet());
	}

}
