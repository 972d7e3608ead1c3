package io.tradu.hold;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the documents of a route are held back instead of delivered.
 *
 * @param share share of the rows asked on a route whose answers were rejected, from which
 * on its documents are held: 0.5 for half of them; above 1 for never
 * @param rows fewest rows asked on a route in a night to judge it by
 */
@Validated
@ConfigurationProperties("tradu.hold")
record HoldProperties(@DefaultValue("0.5") @DecimalMin("0.01") double share, @DefaultValue("20") @Min(1) long rows) {

	boolean isDoubtful(RouteTally route) {
		return route.asked() >= this.rows && route.rejected() >= this.share * route.asked();
	}

}
