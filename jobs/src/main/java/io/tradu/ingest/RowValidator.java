package io.tradu.ingest;

import io.tradu.batch.failure.ItemAddress;
import io.tradu.batch.failure.RejectedItem;
import io.tradu.csv.BadRow;

import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.stereotype.Component;

/** Lets good rows through and rejects the others. */
@Component
class RowValidator implements ItemProcessor<SourceRow, SourceRow> {

	@Override
	public SourceRow process(SourceRow row) {
		if (row.entry() instanceof BadRow bad) {
			throw new RejectedItem(row.document().row(bad.rowNumber(), ItemAddress.EVERY_LANE), bad.rule(),
					bad.detail(), bad.rawText());
		}
		return row;
	}

}
