package io.tradu.batch.log;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who launched this process.
 *
 * @param correlationId what the launch is known by where it was launched: up to 64
 * letters, digits, dots, dashes and underscores; made anew where it is left out
 */
@Validated
@ConfigurationProperties("tradu")
record LaunchProperties(@Pattern(regexp = Correlation.FORM) @Nullable String correlationId) {
}
