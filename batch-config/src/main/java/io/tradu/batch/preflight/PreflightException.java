package io.tradu.batch.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.tradu.batch.failure.StoppingFailure;
import org.jspecify.annotations.Nullable;

/** The surroundings do not let a job run. Nothing was begun. */
public final class PreflightException extends StoppingFailure {

	private static final long serialVersionUID = 1L;

	private final transient List<PreflightFinding> findings;

	private PreflightException(List<PreflightFinding> findings, @Nullable Throwable cause) {
		super(worst(findings).category(),
				findings.stream().map(PreflightFinding::sentence).collect(Collectors.joining("; and ")), cause);
		this.findings = List.copyOf(findings);
	}

	/**
	 * Throws if some of the findings stop a job.
	 * @param cause what failed because of them, if it was tried already
	 */
	public static void throwIfStopping(List<PreflightFinding> findings, @Nullable Throwable cause) {
		List<PreflightFinding> stopping = findings.stream().filter(PreflightFinding::stops).toList();
		if (!stopping.isEmpty()) {
			throw new PreflightException(stopping, cause);
		}
	}

	/** Returns what is wrong; one finding at least. */
	public List<PreflightFinding> findings() {
		return this.findings;
	}

	/** Returns the worst consequence of the findings. */
	public Consequence consequence() {
		return worst(this.findings).consequence();
	}

	private static PreflightFinding worst(List<PreflightFinding> findings) {
		return findings.stream().max(Comparator.comparing(PreflightFinding::consequence)).orElseThrow();
	}

}
