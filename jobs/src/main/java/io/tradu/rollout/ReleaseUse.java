package io.tradu.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import io.tradu.nightly.Refused;
import io.tradu.rollout.Releases.Release;

/** Who works with the releases that are kept, and who needs them. */
public final class ReleaseUse {

	private final Releases releases;

	private final ReleaseNeeds needs;

	/** Creates the use of releases. */
	public ReleaseUse(Releases releases) {
		this.releases = releases;
		this.needs = new ReleaseNeeds(releases.folder());
	}

	/**
	 * Keeps a release from being removed while this command works with it, and notes that
	 * it is about to be brought to an environment.
	 * @throws Refused if it was removed meanwhile
	 */
	public ReleaseHold begin(Release release, String environment) {
		ReleaseHold hold = ReleaseHold.on(release);
		this.needs.begin(environment, release.version());
		return hold;
	}

	/** Tells whether all that an environment needs is written down. */
	public boolean isKnown(String environment) {
		return this.needs.isKnown(environment);
	}

	/** Returns the versions that some command works with. */
	Set<String> held() {
		Set<String> held = new TreeSet<>();
		for (String version : this.releases.versions()) {
			if (!unlessHeld(this.releases.find(version).jar(), () -> {
			})) {
				held.add(version);
			}
		}
		return held;
	}

	/**
	 * Removes a version, unless some command works with it.
	 * @return whether it was removed
	 */
	boolean remove(String version) {
		Path jar = this.releases.find(version).jar();
		return unlessHeld(jar, () -> Files.delete(jar));
	}

	private static boolean unlessHeld(Path jar, ReleaseHold.Act act) {
		try {
			return ReleaseHold.unlessHeld(jar, act);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ReleaseNeeds needs() {
		return this.needs;
	}

}
