package io.tradu.hold;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import io.tradu.batch.audit.Act;
import io.tradu.document.Night;
import io.tradu.engine.Route;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the routes in doubt, and what was decided about them. */
@Repository
class RouteHolds {

	private final JdbcClient jdbc;

	private final Clock clock;

	RouteHolds(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns how the answers of each route have fared in a night, as far as they were
	 * checked, leaving out the routes whose documents are to be delivered anyway.
	 */
	List<RouteTally> tallies(Night night) {
		return this.jdbc.sql("""
				select r.route, sum(r.rows_asked) as asked, sum(r.rows_rejected) as rejected
				from block b join block_result r on r.block_id = b.id
				where b.night_id = :night and b.state = 'COMPLETED' and r.route is not null and not exists (
					select 1 from route_hold h
					where h.night_id = :night and h.route = r.route and h.delivered_at is not null)
				group by r.route order by r.route
				""")
			.param("night", night.id())
			.query((row, number) -> new RouteTally(Route.parse(row.getString("route")), row.getLong("asked"),
					row.getLong("rejected")))
			.list();
	}

	/** Returns the documents, not delivered yet, with rejected answers of some routes. */
	Set<Long> documents(Night night, List<RouteTally> routes) {
		return routes.isEmpty() ? Set.of() : Set.copyOf(this.jdbc.sql("""
				select distinct d.id
				from document d join block b on b.document_id = d.id join block_result r on r.block_id = b.id
				where d.night_id = :night and d.status = 'INGESTED' and r.rows_rejected > 0 and r.route in (:routes)
				""")
			.param("night", night.id())
			.param("routes", routes.stream().map((tally) -> tally.route().toString()).toList())
			.query(Long.class)
			.list());
	}

	/** Records that a route's documents are held, unless that is known. */
	void hold(Night night, RouteTally tally) {
		this.jdbc.sql("""
				insert into route_hold (night_id, route, rows_asked, rows_rejected, held_at) values (?, ?, ?, ?, ?)
				on conflict do nothing
				""").params(night.id(), tally.route().toString(), tally.asked(), tally.rejected(), now()).update();
	}

	/** Returns the routes whose documents are held. */
	List<RouteTally> held(Night night) {
		return this.jdbc.sql("""
				select route, rows_asked, rows_rejected from route_hold
				where night_id = ? and delivered_at is null order by route
				""")
			.param(night.id())
			.query((row, number) -> new RouteTally(Route.parse(row.getString("route")), row.getLong("rows_asked"),
					row.getLong("rows_rejected")))
			.list();
	}

	/** Records that the documents held are to be delivered. */
	void deliver(Night night, Act act) {
		this.jdbc.sql("""
				update route_hold set delivered_by = ?, delivered_at = ?, reason = ?
				where night_id = ? and delivered_at is null
				""").params(act.actor(), now(), act.reason(), night.id()).update();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

}
