package io.tradu.purge;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How nights are purged.
 *
 * @param batchRows most rows removed in one transaction
 */
@Validated
@ConfigurationProperties("tradu.purge")
record PurgeProperties(@DefaultValue("1000") @Min(1) int batchRows) {
}
