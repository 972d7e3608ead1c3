package io.tradu.cli;

import io.tradu.batch.audit.Act;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The reason for what a person does, which the audit log keeps. */
class Reason {

	@Option(names = "--reason", paramLabel = "TEXT", description = "why, in your own words; the audit log keeps it")
	private @Nullable String text;

	/** Returns the act of a person who may, but need not, say why. */
	Act given() {
		return Act.ofPerson((this.text != null) ? this.text.strip() : "");
	}

	/**
	 * Returns the act of a person who must say why.
	 * @throws WrongUsage if no reason is given
	 */
	Act required() {
		if (this.text == null || this.text.isBlank()) {
			throw new WrongUsage("say why with --reason \"...\"; the audit log keeps it");
		}
		return given();
	}

}
