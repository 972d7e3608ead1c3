package io.tradu.batch.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.log.Secrets;

import org.springframework.util.function.SingletonSupplier;

/**
 * What is recorded and shown of settings. The value of a setting that nothing reads may
 * be anything, a secret under a name of its own for example: of it there is only enough
 * of a hash to see that it was changed.
 */
public final class RecordedSettings {

	private static final SingletonSupplier<KnownSettings> KNOWN = SingletonSupplier.of(KnownSettings::load);

	// Too few digits for a guess to be confirmed by them.
	private static final int DIGITS = 8;

	private static final Pattern CHANGE = Pattern.compile("(?s)([^:]+): (.*) -> (.*)(, since run \\d+)");

	private static final Pattern RECORDED = Pattern
		.compile("\\(sha-256 [0-9a-f]{" + DIGITS + "}\\)|" + Pattern.quote(Secrets.HIDDEN) + "|not set");

	private RecordedSettings() {
	}

	/** Returns what is recorded of a value; what is recorded already stays as it is. */
	static String recorded(String name, String value) {
		if (RECORDED.matcher(value).matches()) {
			return value;
		}
		// What has a space in its name is not one of Spring's settings, but one that
		// another source tells without any secret.
		if (name.indexOf(' ') >= 0) {
			return value;
		}
		if (Secrets.isSecret(name)) {
			return Secrets.HIDDEN;
		}
		return KNOWN.obtain().contains(name) ? Secrets.hiddenIn(value)
				: "(sha-256 " + hash(value).substring(0, DIGITS) + ")";
	}

	static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns settings that an earlier version may have recorded as they were. */
	static Map<String, String> recorded(Map<String, String> settings) {
		Map<String, String> recorded = new TreeMap<>();
		settings.forEach((name, value) -> recorded.put(name, recorded(name, value)));
		return recorded;
	}

	/**
	 * Returns an entry of the audit log as it may be shown: an earlier version may have
	 * recorded in it what settings were.
	 */
	public static AuditEntry shown(AuditEntry entry) {
		Matcher change = CHANGE.matcher(entry.detail());
		if (!entry.action().equals(RunHistory.SETTINGS_CHANGE) || !change.matches()) {
			return entry;
		}
		String name = change.group(1);
		return entry.withDetail(name + ": " + recorded(name, change.group(2)) + " -> " + recorded(name, change.group(3))
				+ change.group(4));
	}

}
