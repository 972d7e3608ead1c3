package io.tradu.batch.metrics;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is measured beside the work, and how its values are told apart. Whether and where
 * they are delivered is set under {@code management.influx.metrics.export}.
 *
 * @param role what this process does, as it follows the machine in the tag
 * {@code instance}
 * @param instance value of the tag {@code instance}, in place of machine and role
 * @param sample whether values that stand in the database are read, too (where metrics
 * are delivered or asked for)
 * @param sampleEvery wait between two such readings
 * @param maxTagValues different values of one tag; those that come later count as
 * {@code other}
 * @param latencyBuckets upper limits of the buckets in which latencies are counted
 */
@Validated
@ConfigurationProperties("tradu.metrics")
record MetricsProperties(@DefaultValue("line") String role, @Nullable String instance,
		@DefaultValue("false") boolean sample, @DefaultValue("10s") @DurationMin(millis = 100) Duration sampleEvery,
		@DefaultValue("100") @Min(1) int maxTagValues, @DefaultValue( {
				"10ms", "30ms", "100ms", "300ms", "1s", "3s", "10s", "30s", "100s",
				"300s" }) @NotEmpty List<Duration> latencyBuckets){
}
