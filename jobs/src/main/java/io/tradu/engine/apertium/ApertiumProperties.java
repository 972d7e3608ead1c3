package io.tradu.engine.apertium;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How Apertium is run.
 *
 * @param modesDirectory directory that holds the mode files, one for each pair of
 * languages
 * @param pipelinesPerMode most pipelines to run side by side for one pair, 1 to 64; half
 * the processors if not set, because the stages of one pipeline already fill two
 * @param inFlight most segments sent to one pipeline and not yet answered, 1 to 1024
 * @param maxSegmentLength longest segment to send, in characters, 1 to 1000000; a longer
 * one is untranslatable, because time grows with the square of a word's length
 * @param recycleAfter segments after which a pipeline is replaced by a fresh one, to give
 * back the memory it gathered
 * @param timeout wait for the oldest answer before the pipeline counts as hung
 * @param timeoutPer100kCharacters wait on top of that for each 100,000 characters of the
 * segment
 * @param retry what happens to segments whose pipeline broke
 * @param limits what each process of a pipeline may use
 * @param requireKnownSentences whether a fresh pipeline has to translate sentences whose
 * translations are known before it is believed; to be switched off only for a mode that
 * translates nothing but texts of its own kind
 */
@Validated
@ConfigurationProperties("tradu.engine.apertium")
record ApertiumProperties(@DefaultValue("/usr/share/apertium/modes") Path modesDirectory,
		@Min(1) @Max(64) @Nullable Integer pipelinesPerMode, @DefaultValue("64") @Min(1) @Max(1024) int inFlight,
		@DefaultValue("100000") @Min(1) @Max(1_000_000) int maxSegmentLength,
		@DefaultValue("100000") @Min(1) long recycleAfter,
		@DefaultValue("10s") @DurationMin(millis = 10) Duration timeout,
		@DefaultValue("10s") @DurationMin Duration timeoutPer100kCharacters, @DefaultValue @Valid Retry retry,
		@DefaultValue @Valid Limits limits, @DefaultValue("true") boolean requireKnownSentences) {

	int pipelines() {
		return (this.pipelinesPerMode != null) ? this.pipelinesPerMode
				: Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
	}

	Duration timeoutFor(int characters) {
		return this.timeout.plus(this.timeoutPer100kCharacters.multipliedBy(characters).dividedBy(100_000));
	}

	/**
	 * How often and how fast unanswered segments are sent again.
	 *
	 * @param maxRetries rounds in a row without a single answer before the engine counts
	 * as down, 0 to 100
	 * @param delay pause before the first retry
	 * @param multiplier factor from one pause to the next, 1 at least
	 * @param maxDelay longest pause
	 */
	record Retry(@DefaultValue("3") @Min(0) @Max(100) int maxRetries,
			@DefaultValue("200ms") @DurationMin(millis = 1) Duration delay,
			@DefaultValue("2") @DecimalMin("1") double multiplier,
			@DefaultValue("5s") @DurationMin(millis = 1) Duration maxDelay) {
	}

	/**
	 * What a process of a pipeline may use.
	 *
	 * @param memory most address space of one process; with the usual dictionaries one
	 * takes about 100 MB
	 * @param openFiles most files one process may have open, 16 at least
	 */
	record Limits(@DefaultValue("2GB") @NotNull DataSize memory, @DefaultValue("256") @Min(16) int openFiles) {
	}

}
