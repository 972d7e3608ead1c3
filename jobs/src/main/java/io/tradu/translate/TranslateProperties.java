package io.tradu.translate;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How blocks are translated.
 *
 * @param blocksAtATime blocks at the engines at one time; one more than the processors
 * where it is left out, so that one is always ready
 * @param memoryCharacters size of the memory of segments translated in this run, in
 * characters of source and target together; the least used are forgotten first
 * @param maxFailures how often the work on a block may fail for a reason of its own
 * before the line gives the block up
 */
@Validated
@ConfigurationProperties("tradu.translate")
record TranslateProperties(@Min(1) @Nullable Integer blocksAtATime,
		@DefaultValue("20000000") @Min(0) long memoryCharacters, @DefaultValue("3") @Min(1) int maxFailures) {

	int threads() {
		return (this.blocksAtATime != null) ? this.blocksAtATime : Runtime.getRuntime().availableProcessors() + 1;
	}

}
