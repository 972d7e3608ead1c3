package io.tradu.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.CheckRule;
import io.tradu.text.InlineContent.Kind;
import io.tradu.text.InlineContent.Span;

/**
 * Looks for content that is not language and must stand in the target as it stands in the
 * source: nothing lost, nothing added, in any order. An ERROR by default, without limits.
 */
class KeptContentCheck implements QualityCheck {

	private final String id;

	private final String noun;

	private final Set<Kind> kinds;

	KeptContentCheck(String id, String noun, Set<Kind> kinds) {
		this.id = id;
		this.noun = noun;
		this.kinds = kinds;
	}

	static QualityCheck placeholders() {
		return new KeptContentCheck("placeholder-lost", "placeholder", EnumSet.of(Kind.PLACEHOLDER));
	}

	static QualityCheck tags() {
		return new KeptTagsCheck();
	}

	static QualityCheck urls() {
		return new KeptContentCheck("url-lost", "address", EnumSet.of(Kind.URL, Kind.EMAIL));
	}

	static QualityCheck codes() {
		return new KeptContentCheck("code-lost", "code", EnumSet.of(Kind.CODE));
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		Difference difference = Difference.between(contentOf(pair.source()), contentOf(pair.target()));
		return difference.isEmpty() ? Optional.empty() : finding(rule, difference.describe(this.noun));
	}

	List<String> contentOf(SegmentText text) {
		if (text.spans().isEmpty()) {
			return List.of();
		}
		return text.spans().stream().filter((span) -> this.kinds.contains(span.kind())).map(Span::text).toList();
	}

}
