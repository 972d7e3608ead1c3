package io.tradu.app;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the launcher has the Data Flow server launch nights.
 *
 * @param uri where the server is
 * @param task name of the task, as it is defined there
 * @param timeout wait for one answer
 * @param attempts how often a launch is tried before its request waits again
 * @param delay wait before the second attempt; doubled each time after that
 * @param username name to log in with
 * @param password password of that user; given by reference
 */
@Validated
@ConfigurationProperties("tradu.dataflow")
record LauncherProperties(@DefaultValue("http://127.0.0.1:9393") URI uri,
		@DefaultValue("tradu-nightly") @NotBlank String task,
		@DefaultValue("30s") @DurationMin(millis = 100) Duration timeout, @DefaultValue("5") @Min(1) int attempts,
		@DefaultValue("1s") @DurationMin(millis = 1) Duration delay, @DefaultValue("operator") String username,
		@Nullable String password) {

	@Override
	public String toString() {
		return "Data Flow at " + this.uri + ", task " + this.task;
	}

}
