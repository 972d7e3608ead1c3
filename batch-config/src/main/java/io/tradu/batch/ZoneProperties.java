package io.tradu.batch;

import java.time.DateTimeException;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The time zone that all processes have in common, whatever machine they run on.
 *
 * @param zone zone of business dates, deadlines and the times shown to people, for
 * example Europe/Madrid; that of the machine if it is left out
 */
@ConfigurationProperties("tradu")
record ZoneProperties(@Nullable String zone) {

	ZoneProperties {
		try {
			zone(zone);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"zone '" + zone + "' is not a time zone; Europe/Madrid is one, for example");
		}
	}

	ZoneId id() {
		return zone(this.zone);
	}

	private static ZoneId zone(@Nullable String zone) {
		return (zone != null && !zone.isBlank()) ? ZoneId.of(zone) : ZoneId.systemDefault();
	}

}
