package io.tradu.app;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the scheduler tells the launcher of requests.
 *
 * @param every wait between two looks for requests
 * @param sendAgain after this time a request is sent again that no launcher has taken up
 */
@Validated
@ConfigurationProperties("tradu.relay")
record RelayProperties(@DefaultValue("2s") @DurationMin(millis = 100) Duration every,
		@DefaultValue("10m") @DurationMin(seconds = 1) Duration sendAgain) {
}
