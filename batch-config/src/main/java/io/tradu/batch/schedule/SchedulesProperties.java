package io.tradu.batch.schedule;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is due when.
 *
 * @param schedules the schedules by name
 */
@ConfigurationProperties("tradu")
record SchedulesProperties(@DefaultValue Map<String, ScheduleProperties> schedules) {

	private static final int LONGEST_NAME = 100;

	SchedulesProperties {
		for (String name : schedules.keySet()) {
			if (name.length() > LONGEST_NAME) {
				throw new IllegalArgumentException("schedules: the name " + name + " is longer than " + LONGEST_NAME);
			}
		}
	}

}
