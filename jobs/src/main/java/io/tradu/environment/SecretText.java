package io.tradu.environment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text holds a secret itself, or only says where one is to be found. */
final class SecretText {

	private static final String NAME = "[\\w.-]*(?:password|passwd|pwd|passphrase|secret|secret\\.[\\w-]+|token|api-?key"
			+ "|(?<![A-Za-z0-9])pass)";

	// What stands where a secret is not to be, or is yet to come.
	private static final Pattern NONE = Pattern.compile("(?i)true|false|none|null|tbd|<[^<>]*>|\\*+");

	// What a secret is for.
	private static final Set<String> SERVERS = Set.of("RabbitMQ", "PostgreSQL", "Postgres", "InfluxDB", "Influx");

	// With nothing to fall back on; Docker Compose has a message behind a question mark.
	private static final Pattern REFERENCE = Pattern.compile("\\$\\{[\\w.-]+(?::?\\?[^}]*|:)?}");

	// What a shell puts in its place.
	private static final Pattern SHELL = Pattern.compile("\\$?\\$[\\w(].*");

	// A number with a path behind it is a port.
	private static final Pattern CREDENTIALS = Pattern
		.compile("//(?:[^/@\\s:$]|\\$\\{[^}]*}|\\$(?!\\{))*:(?!\\d{1,5}[/?])([^@\\s]+)@");

	// Addresses of a broker need no scheme.
	private static final Pattern BARE_CREDENTIALS = Pattern.compile("(?:^|,)\\s*[^/@\\s:,]+:([^@\\s,]+)@");

	private static final Pattern ASSIGNED = Pattern.compile("(?i)(?<![\\w.-])(?:-D|--)?(" + NAME
			+ ")=(?:\"([^\"]*)\"|'([^']*)'|([^&;\\s\"',\\]}]+(?:}[^&;\\s\"',\\]}]*)*}?))");

	private static final Pattern MEMBER = Pattern.compile("(?i)\"" + NAME + "\\\\?\"\\s*:\\s*\\\\?\"([^\"\\\\]+)");

	// A setting that was taken out by making a comment of it.
	private static final Pattern COMMENT = Pattern
		.compile("(?i)^\\s*#[\\s#-]*" + NAME + "\\s*:\\s+[\"']?([^\"'\\s]+)[\"']?\\s*$");

	private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY");

	// Digits, small and capital letters without a word among them, or many hexadecimal
	// digits.
	private static final Pattern TOKEN = Pattern.compile("(?<![\\w+])(?=[\\w+]*\\d[\\w+]*\\d)(?=[\\w+]*[a-z])"
			+ "(?=[\\w+]*[A-Z])[\\w+]{20,}={0,2}(?![\\w+])|(?<![\\w:])[0-9a-fA-F]{32,}(?!\\w)"
			+ "|(?<!\\w)[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?!\\w)");

	// Digests and identifiers, which are as long and as random, where they are called so.
	private static final Pattern DIGEST = Pattern
		.compile("[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern DIGEST_NAME = Pattern
		.compile("(?i)(?:commit|sha-?\\d*|version|release|digest|uid)[\"']?(?:\\s*[:=@]\\s*|\\s+|-)[\"']?[\\w.+-]*$");

	private SecretText() {
	}

	/** Tells whether the value of a secret setting stands there itself. */
	static boolean isLiteral(String value) {
		String left = value;
		for (String before = ""; !before.equals(left);) {
			before = left;
			left = REFERENCE.matcher(left).replaceAll("");
		}
		return !left.isBlank() && !NONE.matcher(left).matches() && !References.SECRETS.contains(left);
	}

	/** Tells whether a list of servers holds a password. */
	static boolean holdsCredentials(String addresses) {
		return BARE_CREDENTIALS.matcher(addresses).results().anyMatch((found) -> isLiteral(found.group(1)));
	}

	/** Returns what is wrong with a line of a file, without quoting it. */
	static Optional<String> fault(String line) {
		if (PRIVATE_KEY.matcher(line).find()) {
			return Optional.of("a private key stands in the file");
		}
		if (CREDENTIALS.matcher(line).results().anyMatch((found) -> isLiteral(found.group(1)))) {
			return Optional.of("an address with a password in it");
		}
		if (assigns(line) || MEMBER.matcher(line).results().anyMatch((found) -> isLiteral(found.group(1)))) {
			return Optional.of("a secret stands behind its name, as a parameter or an option");
		}
		if (COMMENT.matcher(line)
			.results()
			.anyMatch((found) -> isLiteral(found.group(1)) && !SERVERS.contains(found.group(1)))) {
			return Optional.of("a secret stands in a comment");
		}
		return TOKEN.matcher(line).results().anyMatch((found) -> !isDigest(found, line))
				? Optional.of("what looks like a password or a token stands in the file") : Optional.empty();
	}

	private static boolean isDigest(MatchResult found, String line) {
		boolean within = line.startsWith("/", found.start() - 1) || line.startsWith("/", found.end());
		return DIGEST.matcher(found.group()).matches()
				&& (within || DIGEST_NAME.matcher(line.substring(0, found.start())).find());
	}

	// As in a usage: --token=TOKEN.
	private static boolean isName(String value, String name) {
		String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
		return variable.equals(value) || variable.endsWith("_" + value);
	}

	private static boolean assigns(String line) {
		Matcher assigned = ASSIGNED.matcher(line);
		while (assigned.find()) {
			String value = Optional.ofNullable(assigned.group(2))
				.or(() -> Optional.ofNullable(assigned.group(3)))
				.orElse(assigned.group(4));
			if (!assigned.group(1).equals("PWD") && value != null && isLiteral(value)
					&& !isName(value, assigned.group(1)) && !SHELL.matcher(value).matches()) {
				return true;
			}
		}
		return false;
	}

}
