package io.tradu.reconcile;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How a night is proven.
 *
 * @param sample number of deliverables that are made once more at the end of a night and
 * compared; 0 for none
 * @param sampleMaxSize largest document whose deliverables are chosen
 */
@Validated
@ConfigurationProperties("tradu.reconcile")
record ReconcileProperties(@DefaultValue("3") @Min(0) int sample, @DefaultValue("20MB") DataSize sampleMaxSize) {
}
