package io.tradu.outlook;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a night has to have finished.
 *
 * @param deadline local time of the morning; the first such time after the night was
 * begun counts
 */
@ConfigurationProperties("tradu.nightly")
record DeadlineProperties(@DefaultValue("06:00") LocalTime deadline) {
}
