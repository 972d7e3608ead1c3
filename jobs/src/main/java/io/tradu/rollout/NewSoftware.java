package io.tradu.rollout;

import java.nio.file.Path;
import java.util.List;

import io.tradu.rollout.ReleaseProcess.Result;
import io.tradu.rollout.Releases.Release;

/** A version's own judgement on the runs that it would have to go on with. */
public final class NewSoftware implements Promotion.Gate {

	// What a command ends with that refuses something, with the reasons.
	private static final int REFUSED = 6;

	private final Release release;

	private final ReleaseProcess process;

	/** Creates the gate for an environment. */
	public NewSoftware(Release release, String environment, Path root) {
		this.release = release;
		this.process = new ReleaseProcess(release, environment, root);
	}

	@Override
	public String name() {
		return "runs that can be restarted";
	}

	// By the version's own code. It must not touch the database's schema, which is still
	// another version's.
	@Override
	public List<String> lacking() {
		Result result = this.process.run(List.of("-Dspring.flyway.enabled=false"), "check-restartable");
		if (result.code() == 0) {
			return List.of();
		}
		return (result.code() == REFUSED && !result.lines().isEmpty()) ? result.lines()
				: List.of("version " + this.release.version() + " cannot judge them: " + result.firstLine());
	}

}
