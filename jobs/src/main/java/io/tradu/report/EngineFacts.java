package io.tradu.report;

import java.util.List;
import java.util.Map;

/**
 * What translated a night.
 *
 * @param versions what the engines are made of, with versions
 * @param routes what each route did, the busiest first
 * @param untouched segments delivered as they were, with nothing in them to translate
 */
public record EngineFacts(Map<String, String> versions, List<RouteWork> routes, long untouched) {

	/**
	 * What a route did.
	 *
	 * @param route the route
	 * @param chosen segments delivered that it translated
	 * @param fallback how many of these it translated because a better route could not
	 * @param refused its answers for rows that were rejected
	 */
	public record RouteWork(String route, long chosen, long fallback, long refused) {

		RouteWork plus(RouteWork other) {
			return new RouteWork(this.route, this.chosen + other.chosen, this.fallback + other.fallback,
					this.refused + other.refused);
		}

	}

}
