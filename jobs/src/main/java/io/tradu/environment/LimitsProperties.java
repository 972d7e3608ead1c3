package io.tradu.environment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of its machine an environment may use. Without an environment there are no
 * limits but those of the machine.
 *
 * @param machine name of the machine; the environments on one machine have to fit on it
 * together
 * @param memory heap of the process that runs the line, for example {@code 512MB}
 * @param cpus processors that process may use
 * @param enginePipelines most engine pipelines side by side for one pair of languages
 * @param concurrentRuns runs that may be under way at one time, launched by Data Flow;
 * only one of them works on the line
 */
@Validated
@ConfigurationProperties("tradu.limits")
record LimitsProperties(@Nullable String machine, @Nullable DataSize memory, @Min(1) @Max(1024) @Nullable Integer cpus,
		@Min(1) @Max(64) @Nullable Integer enginePipelines, @Min(1) @Max(20) @Nullable Integer concurrentRuns) {
}
