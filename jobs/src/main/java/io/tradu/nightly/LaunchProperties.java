package io.tradu.nightly;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nights are launched that were asked for.
 *
 * @param through what launches them: {@code process} for {@code tradu serve} itself,
 * {@code dataflow} where Data Flow does
 */
@ConfigurationProperties("tradu.launch")
public record LaunchProperties(@DefaultValue("process") Through through) {

	/** Tells whether the process that serves launches nights itself. */
	public boolean isInProcess() {
		return this.through == Through.PROCESS;
	}

	/** What launches nights. */
	public enum Through {

		/** The process that serves. */
		PROCESS,

		/** Data Flow, as a task. */
		DATAFLOW

	}

}
