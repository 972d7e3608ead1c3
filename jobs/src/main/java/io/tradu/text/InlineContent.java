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
		 * <code>${x}</code>, {@code %s}, {@code $HOME}.
		 */
		PLACEHOLDER,

		/**
		 * A command-line option, a path or file name, a product code, an identifier, text
		 * in backticks, a mention or hashtag, or a token too long to be a word.
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

	private static final String TAG = "</?[A-Za-z][A-Za-z0-9:-]*+(?:\\s[^<>]*)?/?>|<!--.{0,5000}?-->"
			+ "|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});";

	private static final String URL_END = "[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]}]";

	private static final String URL = "\\b(?:https?|ftp)://" + URL_END + "|\\bwww\\." + URL_END
			+ "|(?<![\\p{L}\\p{N}_.@/-])[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++){1,5}+(?<=\\.(?:com|org|net|edu|gov|info|io|eu))"
			+ "\\b(?!\\.[A-Za-z])(?:/" + URL_END + ")?";

	private static final String EMAIL = "\\b[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++"
			+ "(?<=\\.[A-Za-z]{2,24})\\b";

	private static final String PLACEHOLDER = "\\{\\{[^{}\\n]{1,80}\\}\\}|[$#%]\\{[^{}\\n]{1,80}\\}|\\{[A-Za-z0-9_.:,# -]{0,60}\\}"
			+ "|%(?:[0-9]{1,3}\\$)?[-+#0]{0,4}[0-9]{0,4}(?:\\.[0-9]{1,4})?(?:hh?|ll?|z)?[sdfxXiuceg@](?![\\p{L}\\p{N}])"
			+ "|%\\([A-Za-z0-9_]{1,80}\\)[sdf]|%[A-Za-z_][A-Za-z0-9_]{1,80}%|\\$[A-Za-z_][A-Za-z0-9_]*+";

	private static final String OPTION = "(?<![\\p{L}\\p{N}-])(?:--?[A-Za-z][A-Za-z0-9-]*+(?==)|--[A-Za-z][A-Za-z0-9-]*+"
			+ "|-[A-Za-z](?![\\p{L}\\p{N}-]))";

	private static final String PATH = "(?<![\\p{L}\\p{N}/.])(?:(?:~|\\.{1,2})/(?:[A-Za-z0-9._-]++/)*+|/(?:[A-Za-z0-9._-]++/)++)"
			+ "(?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?|\\b[A-Za-z]:\\\\[^\\s<>\"|*?]*[^\\s<>\"|*?.,;:!)]"
			+ "|(?<![\\p{L}\\p{N}_./-])[A-Za-z0-9_-]++(?:[./][A-Za-z0-9_-]++){1,20}+"
			+ "(?<=\\.(?:bat|c|cfg|conf|cpp|css|csv|docx?|exe|gz|html?|ini|jar|java|jpe?g|js|json|log|md|mp3|mp4|pdf|php|png|pptx?|properties|py|sh|sql|svg|tar|toml|ts|tsv|txt|xlsx?|xml|ya?ml|zip))\\b";

	private static final String IDENTIFIER = "`[^`\\n]{1,200}`|(?<![\\p{L}\\p{N}_-])(?=[A-Z0-9_-]*[0-9])(?=[A-Z0-9_-]*[A-Z])"
			+ "[A-Z0-9][A-Z0-9_-]*[A-Z0-9](?![\\p{L}\\p{N}_-])|\\b[A-Za-z0-9]++_[A-Za-z0-9_]+\\b"
			+ "|\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b|(?<![\\p{L}\\p{N}_&/@#])[@#](?=\\p{L})[\\p{L}\\p{N}_]{2,}+";

	// Order matters: a URL inside a tag belongs to the tag, a placeholder inside a URL to
	// the URL. Repeated groups are possessive or bounded, because the expression has to
	// stand any input of 100,000 characters without recursion and without going back.
	private static final Pattern SPANS = Pattern.compile("(?<tag>" + TAG + ")|(?<url>" + URL + ")|(?<email>" + EMAIL
			+ ")|(?<placeholder>" + PLACEHOLDER + ")|(?<code>" + OPTION + "|" + PATH + "|" + IDENTIFIER + "|\\S{200,})",
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
		return InlineHint.isIn(text) ? match(text) : List.of();
	}

	static List<Span> match(String text) {
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

	private static Kind kind(Matcher matcher) {
		for (int i = 0; i < GROUPS.length; i++) {
			if (matcher.start(GROUPS[i]) >= 0) {
				return KINDS[i];
			}
		}
		throw new IllegalStateException("a match outside every group");
	}

}
