package io.tradu.deliver;

import java.util.Map;
import java.util.TreeMap;

import io.tradu.document.RowSet;

/** Which rows a deliverable holds, and what became of the others. */
class DeliveryCount {

	private final RowSet delivered = new RowSet();

	private final RowSet rejected = new RowSet();

	private final RowSet canceled = new RowSet();

	private final Map<String, Integer> routes = new TreeMap<>();

	private int untouched;

	void add(long row, RowFate fate) {
		if (fate instanceof RowFate.Delivered translated) {
			this.delivered.add(row);
			translated.row().routes().forEach((route) -> this.routes.merge(route, 1, Integer::sum));
			this.untouched += translated.row().untouched();
		}
		else if (fate instanceof RowFate.Rejected) {
			this.rejected.add(row);
		}
		else {
			this.canceled.add(row);
		}
	}

	RowSet delivered() {
		return this.delivered;
	}

	RowSet rejected() {
		return this.rejected;
	}

	RowSet canceled() {
		return this.canceled;
	}

	Map<String, Integer> routes() {
		return this.routes;
	}

	int untouched() {
		return this.untouched;
	}

}
