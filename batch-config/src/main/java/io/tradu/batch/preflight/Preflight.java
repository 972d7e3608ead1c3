package io.tradu.batch.preflight;

import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Runs all checks. */
@Component
public class Preflight {

	private static final Logger logger = LoggerFactory.getLogger(Preflight.class);

	private final ListableBeanFactory checks;

	Preflight(ListableBeanFactory checks) {
		this.checks = checks;
	}

	/**
	 * Makes sure that a job can run here.
	 * @return the warnings
	 * @throws PreflightException if it cannot
	 */
	public List<PreflightFinding> require() {
		List<PreflightFinding> findings = findings();
		PreflightException.throwIfStopping(findings, null);
		findings.forEach((warning) -> logger.warn("{} ({})", warning.sentence(), warning.rule()));
		return findings;
	}

	/** Returns what {@link #require()} would find now. */
	public List<PreflightFinding> findings() {
		return this.checks.getBeansOfType(PreflightCheck.class)
			.values()
			.stream()
			.filter(PreflightCheck::runsBeforeJobs)
			.flatMap((check) -> run(check).findings().stream())
			.toList();
	}

	/** Returns the names of all checks, to be run one by one. */
	public List<String> names() {
		return Stream.of(this.checks.getBeanNamesForType(PreflightCheck.class)).sorted().toList();
	}

	/**
	 * Runs one check.
	 * @throws RuntimeException if the check cannot even be created, because of its
	 * settings for example
	 */
	public PreflightResult run(String name) {
		return run(this.checks.getBean(name, PreflightCheck.class));
	}

	private static PreflightResult run(PreflightCheck check) {
		try {
			return new PreflightResult(check.id(), check.findings());
		}
		catch (Exception ex) {
			return new PreflightResult(check.id(), List.of(PreflightFinding.failure(check.id(), ex)));
		}
	}

}
