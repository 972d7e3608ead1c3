package io.tradu.receive;

import java.time.Duration;
import java.util.List;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the inbox is read.
 *
 * @param quietPeriod how long a file must not have changed to count as complete
 * @param unfinishedSuffixes endings of file names under which senders write before they
 * rename
 */
@Validated
@ConfigurationProperties("tradu.receive")
record ReceiveProperties(@DefaultValue("2s") @DurationMin(millis = 0) Duration quietPeriod, @DefaultValue( {
		".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".swp" }) List<String> unfinishedSuffixes){
}
