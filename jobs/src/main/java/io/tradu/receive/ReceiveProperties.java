package io.tradu.receive;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the inbox is read.
 *
 * @param quietPeriod how long a file must not have changed to count as complete
 * @param unfinishedSuffixes endings of file names under which senders write before they
 * rename
 * @param maxColumns most columns of a document
 * @param maxHeaderSize longest header, with blank lines before and after it
 * @param keepSent how long the sender's own file is kept after it was copied, so that a
 * sender who was still writing into it is noticed
 */
@Validated
@ConfigurationProperties("tradu.receive")
record ReceiveProperties(@DefaultValue("2s") @DurationMin(millis = 0) Duration quietPeriod, @DefaultValue( {
		".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".swp" }) List<String> unfinishedSuffixes,
		@DefaultValue("1000") @Min(1) int maxColumns, @DefaultValue("64KB") DataSize maxHeaderSize,
		@DefaultValue("12h") @DurationMin(millis = 0) Duration keepSent){

	/**
	 * Returns how a file's name shows that its sender is still writing it, as a sentence.
	 */
	Optional<String> unfinished(String fileName) {
		String name = fileName.toLowerCase(Locale.ROOT);
		if (name.startsWith(".")) {
			return Optional.of("its name begins with a dot, as that of a file still being written");
		}
		return this.unfinishedSuffixes.stream()
			.filter(name::endsWith)
			.findFirst()
			.map((suffix) -> "its name ends with " + suffix + ", as that of a file still being written");
	}

}
