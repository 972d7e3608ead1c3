package io.tradu.document;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is done with blocks that fail.
 *
 * @param maxFailures how often the work on a block may fail for a reason of its own
 * before the line gives the block up
 */
@Validated
@ConfigurationProperties("tradu.blocks")
record BlockProperties(@DefaultValue("3") @Min(1) int maxFailures) {
}
