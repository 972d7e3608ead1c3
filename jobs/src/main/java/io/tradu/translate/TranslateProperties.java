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
 */
@Validated
@ConfigurationProperties("tradu.translate")
record TranslateProperties(@Min(1) @Nullable Integer blocksAtATime,
		@DefaultValue("20000000") @Min(0) long memoryCharacters) {

	int threads() {
		return (this.blocksAtATime != null) ? this.blocksAtATime : Runtime.getRuntime().availableProcessors() + 1;
	}

}
