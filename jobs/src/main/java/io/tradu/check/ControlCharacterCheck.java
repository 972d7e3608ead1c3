package io.tradu.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.CheckRule;

/**
 * Looks for characters that no translation adds on purpose, and of which the source has
 * fewer: controls, tabs and line ends among them, separators of lines and paragraphs,
 * controls of direction, the replacement character, lone surrogates, noncharacters, byte
 * order marks, zero-width spaces. The zero-width joiners are spelling in some languages
 * and pass. An ERROR by default, without limits.
 */
class ControlCharacterCheck implements QualityCheck {

	@Override
	public String id() {
		return "control-character";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		String target = pair.target().text();
		Set<Integer> seen = new HashSet<>();
		for (int i = 0; i < target.length(); i++) {
			int character = target.charAt(i);
			// Plain letters leave here; everything else is looked at closely.
			if (character >= ' ' && character < 0x7f) {
				continue;
			}
			character = target.codePointAt(i);
			// Counted once: a long text can have many line ends.
			if (isForbidden(character) && seen.add(character)
					&& count(target, character) > count(pair.source().text(), character)) {
				return finding(rule, String.format(Locale.ROOT,
						"The target has the control character U+%04X more often than the source.", character));
			}
			i += Character.charCount(character) - 1;
		}
		return Optional.empty();
	}

	private static long count(String text, int character) {
		return text.codePoints().filter((other) -> other == character).count();
	}

	private static boolean isForbidden(int character) {
		if (character < 0xa0) {
			return true;
		}
		return switch (character) {
			case 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
					0x2068, 0x2069, 0xfeff, 0xfffd ->
				true;
			default -> (character >= 0xd800 && character <= 0xdfff) || (character >= 0xfdd0 && character <= 0xfdef)
					|| (character & 0xfffe) == 0xfffe;
		};
	}

}
