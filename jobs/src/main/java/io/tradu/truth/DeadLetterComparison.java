package io.tradu.truth;

import java.util.ArrayList;
import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.document.RowSet;
import io.tradu.reconcile.DocumentProof;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A dead letter names a row that is there and was not delivered. */
@Component
class DeadLetterComparison implements NightComparison, LineComparison {

	private final JdbcClient jdbc;

	DeadLetterComparison(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) {
		List<Disagreement> found = new ArrayList<>(beyond(facts));
		for (DocumentProof proof : facts.delivered()) {
			for (DocumentProof.Target target : proof.targets()) {
				RowSet both = target.account().rejected().intersect(target.account().delivered());
				if (!both.isEmpty()) {
					found.add(Disagreement.forPerson("dead-letter-delivered", "document " + proof.document().label(),
							"rows " + both + " are dead letters and are delivered in " + target.target(),
							"compare " + TraduCommand.of("dead-letters", "list")
									+ " with the deliverable, and discard the letters or have "
									+ "the document delivered again"));
				}
			}
		}
		return found;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) {
		if (facts.only().isPresent()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select l.id, l.kind, l.origin, l.item_position from dead_letter l
				where l.kind in ('row', 'document')
					and not exists (select 1 from document d where cast(d.id as varchar(100)) = l.origin)
				order by l.id
				""")
			.query((row, number) -> Disagreement.forPerson("dead-letter-without-document",
					"dead letter " + row.getLong("id"),
					"it names " + row.getString("kind") + " " + row.getLong("item_position") + " of document "
							+ row.getString("origin") + ", and there is no such document",
					TraduCommand.of("dead-letters", "discard", row.getLong("id")).withReason()))
			.list();
	}

	private List<Disagreement> beyond(NightFacts facts) {
		return this.jdbc.sql("""
				select l.id, l.item_position, d.feed, d.file_name, d.ingested_rows
				from document d join dead_letter l on l.origin = cast(d.id as varchar(100))
				where d.night_id = ? and l.kind = 'row' and (l.item_position > d.ingested_rows or l.item_position < 1)
				order by l.id
				""")
			.param(facts.night().id())
			.query((row, number) -> Disagreement.forPerson("dead-letter-beyond-rows",
					"dead letter " + row.getLong("id"),
					"it names row " + row.getLong("item_position") + " of " + row.getString("feed") + "/"
							+ row.getString("file_name") + ", which has " + row.getLong("ingested_rows") + " rows",
					TraduCommand.of("dead-letters", "discard", row.getLong("id")).withReason()))
			.list();
	}

}
