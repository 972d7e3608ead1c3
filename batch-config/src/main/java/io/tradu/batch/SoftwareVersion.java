package io.tradu.batch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of the software this process runs. */
public final class SoftwareVersion {

	// A released jar says it in its name; of two builds of one version only that tells
	// which.
	private static final Pattern RELEASE = Pattern
		.compile("(?:[^:]*/)?[a-z]+(?:-[a-z]+)*-(\\d[^/:]*?)(?:-exec)?\\.jar");

	private SoftwareVersion() {
	}

	/** Returns the version; {@code development} if it does not run from its jar. */
	public static String current() {
		Optional<String> built = Optional.ofNullable(SoftwareVersion.class.getPackage().getImplementationVersion());
		return built.map((version) -> of(System.getProperty("java.class.path", "")).orElse(version))
			.orElse("development");
	}

	static Optional<String> of(String classPath) {
		Matcher release = RELEASE.matcher(classPath);
		return release.matches() ? Optional.of(release.group(1)) : Optional.empty();
	}

}
