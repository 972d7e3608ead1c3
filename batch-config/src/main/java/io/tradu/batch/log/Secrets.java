package io.tradu.batch.log;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * What is a secret, and how it is kept out of whatever is written: a setting is one by
 * its name, and whatever stands as user and password in an address, or as a parameter of
 * such a name, is one too.
 */
public final class Secrets {

	/** What is written in place of a secret. */
	public static final String HIDDEN = "(hidden)";

	private static final Set<String> NAMES = Set.of("password", "passwd", "passphrase", "secret", "token", "credential",
			"creds", "authorization", "bearer", "key");

	// Only at the end, or as a word of its own: other words hold them, too. PWD is the
	// current folder.
	private static final Pattern SHORT_NAME = Pattern
		.compile("(.*[._-])?(pass|pw|auth)|(?!(old)?pwd$).*pwd|.*[a-z]auth");

	// What a name ends in that says where a secret lies, and not what it is.
	private static final Set<String> PLACES = Set.of("file", "path", "folder", "directory", "uri", "url");

	// Also where an address is spelled wrong: then it is quoted most.
	private static final Pattern CREDENTIALS = Pattern.compile("(/+)([^/@\\s:]+:[^@\\s]*|(?<=//)[^/@\\s]*)@");

	// Encoded, it is none of the values that are known.
	private static final Pattern HEADER = Pattern
		.compile("(?i)(authorization\\W{1,4}(?:basic|bearer|token)\\s+)[^\\s\"',;\\]]+");

	private static final Pattern PARAMETER = Pattern.compile("([\\w.-]+)=([^&;\\s]+)");

	// A shorter value would be found within innocent words; it is hidden where its name
	// stands before it.
	private static final int SHORTEST = 4;

	// A shorter value may be a part of another word, where it gives nothing away.
	private static final int LONG = 12;

	// Values that settings with such names have without being secrets.
	private static final Set<String> INNOCENT = Set.of("true", "false", "none", "null");

	private final Map<String, Pattern> values = new LinkedHashMap<>();

	// The longest first: another one may be a part of it.
	private Secrets(Set<String> values) {
		values.stream()
			.filter((value) -> value.length() >= SHORTEST && !INNOCENT.contains(value))
			.sorted((one, other) -> other.length() - one.length())
			.forEach((value) -> this.values.put(value, pattern(value)));
	}

	private static Pattern pattern(String value) {
		String quoted = Pattern.quote(value);
		return Pattern
			.compile((value.length() < LONG) ? "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])" : quoted);
	}

	/** Returns the secrets among all settings, the machine's own included. */
	public static Secrets of(ConfigurableEnvironment environment) {
		Set<String> values = new LinkedHashSet<>();
		environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.distinct()
			.forEach((name) -> values(environment, name).forEach(values::add));
		return new Secrets(values);
	}

	private static Stream<String> values(ConfigurableEnvironment environment, String name) {
		String value = value(environment, name);
		if (isSecret(name)) {
			return Stream.of(value);
		}
		return Stream.concat(
				CREDENTIALS.matcher(value)
					.results()
					.map((found) -> found.group(2))
					.filter((found) -> found.contains(":"))
					.map((found) -> found.substring(found.indexOf(':') + 1)),
				PARAMETER.matcher(value)
					.results()
					.filter((found) -> isSecret(found.group(1)))
					.map((found) -> found.group(2)));
	}

	// A placeholder that nothing stands for is none of this class's business.
	private static String value(ConfigurableEnvironment environment, String name) {
		try {
			return String.valueOf(environment.getProperty(name));
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	/**
	 * Tells by the name of a setting or parameter whether its value is a secret. The
	 * place of one, as in {@code password-file}, is none; what stands as user and
	 * password in an address is one there too.
	 */
	public static boolean isSecret(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return (NAMES.stream().anyMatch(lower::contains) || SHORT_NAME.matcher(lower).matches())
				&& PLACES.stream().noneMatch(lower::endsWith);
	}

	/**
	 * Returns a text with no user, password or secret parameter in its addresses, and
	 * with no credentials in its HTTP headers.
	 */
	public static String hiddenIn(String text) {
		String anonymous = (text.indexOf('@') < 0) ? text : CREDENTIALS.matcher(text).replaceAll("$1" + HIDDEN + "@");
		String headless = HEADER.matcher(anonymous).replaceAll("$1" + HIDDEN);
		return (headless.indexOf('=') < 0) ? headless : PARAMETER.matcher(headless).replaceAll(Secrets::parameter);
	}

	private static String parameter(MatchResult found) {
		return Matcher.quoteReplacement(isSecret(found.group(1)) ? found.group(1) + "=" + HIDDEN : found.group());
	}

	/** Returns a text without any of the secrets. */
	public String masked(String text) {
		String masked = text;
		for (Map.Entry<String, Pattern> value : this.values.entrySet()) {
			if (masked.contains(value.getKey())) {
				masked = value.getValue().matcher(masked).replaceAll(HIDDEN);
			}
		}
		return hiddenIn(masked);
	}

}
