package io.tradu.hold;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.command.Action;
import io.tradu.command.TraduCommand;
import io.tradu.document.Night;
import io.tradu.engine.Engines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * Holds the documents whose translations are in doubt because their route rejected most
 * of what it was asked, until an operator has decided what to do with them.
 */
@Component
public class HeldDocuments {

	private static final Logger logger = LoggerFactory.getLogger(HeldDocuments.class);

	private static final LogField ROUTE = LogField.name("route");

	private final RouteHolds holds;

	private final Engines engines;

	private final HoldProperties properties;

	HeldDocuments(RouteHolds holds, Engines engines, HoldProperties properties) {
		this.holds = holds;
		this.engines = engines;
		this.properties = properties;
	}

	/**
	 * Judges the routes of a night whose rows are all checked.
	 * @return the numbers of the documents that must not be delivered
	 */
	public Set<Long> hold(Night night) {
		List<RouteTally> doubtful = this.holds.tallies(night).stream().filter(this.properties::isDoubtful).toList();
		Set<Long> documents = this.holds.documents(night, doubtful);
		if (!documents.isEmpty()) {
			doubtful.forEach((route) -> hold(night, route));
		}
		return documents;
	}

	private void hold(Night night, RouteTally route) {
		this.holds.hold(night, route);
		LogEvent.of(logger, Level.WARN, "route.held")
			.with(ROUTE, route.route())
			.with(LogField.CATEGORY, FailureCategory.DATA.tag())
			.log("documents are held: the checks rejected the answers for " + route);
	}

	/** Returns the documents of a night that wait for a decision, by number. */
	public Set<Long> find(Night night) {
		return this.holds.documents(night, this.holds.held(night));
	}

	/**
	 * Refuses to let a night end that has documents waiting for a decision. Asks the
	 * engines, so the caller must not have read anything in its transaction.
	 * @throws io.tradu.batch.failure.StoppingFailure if a route does not translate what
	 * it is known to
	 * @throws DecisionNeeded if they all do
	 */
	public void requireNone(Night night) {
		Set<Long> documents = find(night);
		if (documents.isEmpty()) {
			return;
		}
		this.holds.held(night).forEach((route) -> this.engines.prove(route.route()));
		throw new DecisionNeeded(FailureCategory.DATA, "%d %s held: the checks rejected the answers for %s"
			.formatted(documents.size(), (documents.size() == 1) ? "document is" : "documents are", routes(night)));
	}

	/**
	 * Decides, in the caller's transaction, that the documents held are delivered as they
	 * are.
	 * @return the routes they went, as text; empty if none is held
	 */
	public String deliver(Night night, Act act) {
		String routes = find(night).isEmpty() ? "" : routes(night);
		this.holds.deliver(night, act);
		return routes;
	}

	/**
	 * Returns what to type to decide.
	 * @param run number of the night's newest run
	 */
	public static List<Action> decisions(Night night, long run) {
		return List.of(
				new Action(TraduCommand.of("restart", run, "--deliver-held").withReason(), "delivers them as they are"),
				new Action(TraduCommand.of("abandon", run, "--give-back").withReason(),
						"puts them back into the inbox"),
				Action.of(TraduCommand.of("run", "nightly", "--date", night.businessDate(), "--again"),
						"and asks the engines again"));
	}

	private String routes(Night night) {
		return this.holds.held(night).stream().map(RouteTally::toString).collect(Collectors.joining(", "));
	}

}
