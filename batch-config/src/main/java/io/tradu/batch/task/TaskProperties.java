package io.tradu.batch.task;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process stands in the tables of the Data Flow server.
 *
 * @param name name of the task, as it is defined there
 * @param others names of the line's other tasks, whose dead executions are ended, too
 * @param tablePrefix what the names of the server's task tables begin with
 * @param neverBegan how long after its launch a task execution counts as dead that no
 * process has taken up
 */
@Validated
@ConfigurationProperties("tradu.task")
record TaskProperties(@DefaultValue("task") @NotBlank String name, @DefaultValue List<String> others,
		@DefaultValue("BOOT3_TASK_") @NotBlank String tablePrefix,
		@DefaultValue("10m") @DurationMin(seconds = 1) Duration neverBegan) {
}
