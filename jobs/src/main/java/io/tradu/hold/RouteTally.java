package io.tradu.hold;

import io.tradu.engine.Route;

/**
 * How a route's answers have fared in a night.
 *
 * @param route the route
 * @param asked rows that went this route first
 * @param rejected rows of these whose answer was rejected, whether or not another route
 * had a better one
 */
public record RouteTally(Route route, long asked, long rejected) {

	@Override
	public String toString() {
		return this.rejected + " of " + this.asked + " rows on route " + this.route;
	}

}
