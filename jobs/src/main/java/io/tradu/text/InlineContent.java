package io.tradu.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of a segment that are not language and must come out of the engine as
 * they went in. The same finder serves the protection before translation and the checks
 * after it, so that the two cannot disagree.
 */
public final class InlineContent {

	/** What a part is. */
	public enum Kind {

		/** A markup tag or entity: {@code <b>}, {@code &nbsp;}. */
		TAG,

		/** A web address. */
		URL,

		/** An e-mail address. */
		EMAIL,

		/**
		 * A placeholder a program fills in: {@code {name}}, <code>{{x}}</code>,
		 * <code>${x}</code>, {@code %s}.
		 */
		PLACEHOLDER,

		/**
		 * A command-line option, a path, a product code, or a token too long to be a
		 * word.
		 */
		CODE

	}

	/**
	 * One part.
	 *
	 * @param kind what it is
	 * @param start index of its first character
	 * @param end index after its last character
	 * @param text the part itself
	 */
	public record Span(Kind kind, int start, int end, String text) {
	}

	// Order matters: a URL inside a tag belongs to the tag, a placeholder inside a URL to
	// the URL. The folders of a path are matched possessively, because a greedy group
	// calls
	// itself for each of them and a long path would overflow the stack.
	private static final Pattern SPANS = Pattern.compile(
			"""
					(?<tag></?[A-Za-z][A-Za-z0-9:-]*(?:\\s[^<>]*)?/?>|<!--.*?-->|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)\
					|(?<url>\\b(?:https?|ftp)://[^\\s<>"]*[^\\s<>"'.,;:!?)\\]}]|\\bwww\\.[^\\s<>"]*[^\\s<>"'.,;:!?)\\]}])\
					|(?<email>\\b[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}\\b)\
					|(?<placeholder>\\{\\{[^{}\\n]{1,80}\\}\\}|\\$\\{[^{}\\n]{1,80}\\}|\\{[A-Za-z0-9_.:,# -]{0,60}\\}|%(?:[0-9]+\\$)?[-+#0]*[0-9]*(?:\\.[0-9]+)?[sdfxiuc@](?![A-Za-z0-9])|%\\([A-Za-z0-9_]+\\)[sdf])\
					|(?<code>(?<![\\p{L}\\p{N}-])--?[A-Za-z][A-Za-z0-9-]*(?==)|(?<![\\p{L}\\p{N}-])--[A-Za-z][A-Za-z0-9-]*|(?<![\\p{L}\\p{N}/.])~?/(?:[A-Za-z0-9._-]++/)++[A-Za-z0-9._-]*|(?<![\\p{L}\\p{N}_-])(?=[A-Z0-9_-]*[0-9])(?=[A-Z0-9_-]*[A-Z])[A-Z0-9][A-Z0-9_-]*[A-Z0-9](?![\\p{L}\\p{N}_-])|\\b[A-Za-z0-9]+_[A-Za-z0-9_]+\\b|\\S{200,})""",
			Pattern.DOTALL);

	private static final Kind[] KINDS = Kind.values();

	private static final String[] GROUPS = { "tag", "url", "email", "placeholder", "code" };

	private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:/\\u00a0\\u202f]\\d+)*");

	private InlineContent() {
	}

	/**
	 * Returns the parts that are not language, in order and without overlap. Numbers are
	 * not among them.
	 */
	public static List<Span> find(String text) {
		if (!mayHoldSpan(text)) {
			return List.of();
		}
		List<Span> spans = new ArrayList<>();
		Matcher matcher = SPANS.matcher(text);
		while (matcher.find()) {
			spans.add(new Span(kind(matcher), matcher.start(), matcher.end(), matcher.group()));
		}
		return spans;
	}

	/**
	 * Returns the numbers outside the parts that are not language, as they are written,
	 * in order.
	 */
	public static List<String> numbers(String text) {
		return numbersOf(withoutSpans(text));
	}

	/** Returns the numbers of a text that holds no other part than language. */
	public static List<String> numbersOf(String language) {
		List<String> numbers = new ArrayList<>();
		Matcher matcher = NUMBER.matcher(language);
		while (matcher.find()) {
			numbers.add(matcher.group());
		}
		return numbers;
	}

	/**
	 * Tells whether there is anything to translate: a letter outside the parts that are
	 * not language.
	 */
	public static boolean hasLanguage(String text) {
		return withoutSpans(text).codePoints().anyMatch(Character::isLetter);
	}

	/** Returns the text with every part that is not language replaced by one space. */
	public static String withoutSpans(String text) {
		return withoutSpans(text, find(text));
	}

	/** Returns the text with these parts of it replaced by one space each. */
	public static String withoutSpans(String text, List<Span> spans) {
		if (spans.isEmpty()) {
			return text;
		}
		StringBuilder language = new StringBuilder(text.length());
		int from = 0;
		for (Span span : spans) {
			language.append(text, from, span.start()).append(' ');
			from = span.end();
		}
		return language.append(text, from, text.length()).toString();
	}

	// Most segments hold no such part; looking for the characters they all need is far
	// cheaper than the expression.
	private static boolean mayHoldSpan(String text) {
		int run = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			run = Character.isWhitespace(c) ? 0 : run + 1;
			if (c == '<' || c == '&' || c == '/' || c == '@' || c == '{' || c == '%' || c == '_' || c == '-'
					|| (c >= '0' && c <= '9') || run >= 200 || (c == 'w' && text.startsWith("www.", i))) {
				return true;
			}
		}
		return false;
	}

	private static Kind kind(Matcher matcher) {
		for (int i = 0; i < GROUPS.length; i++) {
			if (matcher.start(GROUPS[i]) >= 0) {
				return KINDS[i];
			}
		}
		throw new IllegalStateException("a match outside every group");
	}

}
