package io.tradu.check;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How blocks are checked.
 *
 * @param blocksAtATime blocks checked at one time; as many as there are processors where
 * it is left out
 * @param memoryCharacters size of the memory of segments sent along other routes, in
 * characters
 */
@Validated
@ConfigurationProperties("tradu.check")
record CheckProperties(@Min(1) @Nullable Integer blocksAtATime,
		@DefaultValue("2000000") @Min(0) long memoryCharacters) {

	int threads() {
		return (this.blocksAtATime != null) ? this.blocksAtATime : Runtime.getRuntime().availableProcessors();
	}

}
