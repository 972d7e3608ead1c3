package io.tradu.batch;

import java.util.Optional;

/** Which version of the software this process runs. */
public final class SoftwareVersion {

	private SoftwareVersion() {
	}

	/** Returns the version; {@code development} if it does not run from its jar. */
	public static String current() {
		return Optional.ofNullable(SoftwareVersion.class.getPackage().getImplementationVersion()).orElse("development");
	}

}
