package io.tradu.check;

import java.util.Locale;
import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for characters that no text holds on purpose and that the source does not hold:
 * controls but tab and line ends, the replacement character, lone surrogates,
 * noncharacters, byte order marks, zero-width spaces. The zero-width joiners are spelling
 * in some languages and pass. An ERROR by default, without limits.
 */
class ControlCharacterCheck implements QualityCheck {

	@Override
	public String id() {
		return "control-character";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		String target = pair.target().text();
		for (int i = 0; i < target.length(); i++) {
			int character = target.charAt(i);
			// Plain letters leave here; everything else is looked at closely.
			if (character >= ' ' && character < 0x7f) {
				continue;
			}
			character = target.codePointAt(i);
			if (isForbidden(character) && !holds(pair.source().text(), character)) {
				return finding(rule, String.format(Locale.ROOT,
						"The target holds the control character U+%04X, which the source does not.", character));
			}
			i += Character.charCount(character) - 1;
		}
		return Optional.empty();
	}

	// A lone surrogate is looked for in vain: indexOf would find half of a whole
	// character.
	private static boolean holds(String text, int character) {
		return !(character >= 0xd800 && character <= 0xdfff) && text.indexOf(character) >= 0;
	}

	private static boolean isForbidden(int character) {
		if (character < 0xa0) {
			return character != '\t' && character != '\n' && character != '\r';
		}
		return switch (character) {
			case 0x200b, 0x2060, 0xfeff, 0xfffd -> true;
			default -> (character >= 0xd800 && character <= 0xdfff) || (character >= 0xfdd0 && character <= 0xfdef)
					|| (character & 0xfffe) == 0xfffe;
		};
	}

}
