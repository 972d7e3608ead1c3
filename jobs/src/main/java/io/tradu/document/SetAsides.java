package io.tradu.document;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what lay in the inbox and did not become a document. */
@Repository
public class SetAsides {

	private final JdbcClient jdbc;

	private final Clock clock;

	SetAsides(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Records a file, in place of what an earlier try of the same night said of it. A
	 * file left in the inbox does not stand for one of the same name that was
	 * quarantined.
	 */
	public void add(Night night, SetAside aside) {
		this.jdbc
			.sql("delete from set_aside where night_id = ? and feed = ? and file_name = ? and kind in (?, 'DEFERRED')")
			.params(night.id(), aside.feed(), aside.fileName(), aside.kind().name())
			.update();
		this.jdbc.sql("""
				insert into set_aside (night_id, feed, file_name, kind, rule, detail, at) values (?, ?, ?, ?, ?, ?, ?)
				""")
			.params(night.id(), aside.feed(), aside.fileName(), aside.kind().name(), aside.rule(), aside.detail(),
					OffsetDateTime.now(this.clock))
			.update();
	}

	/** Removes the record of a file that is in the inbox again. */
	public void remove(Night night, SetAside aside) {
		this.jdbc.sql("delete from set_aside where night_id = ? and feed = ? and file_name = ? and kind = ?")
			.params(night.id(), aside.feed(), aside.fileName(), aside.kind().name())
			.update();
	}

	/** Returns when a file of a night was recorded last. */
	public Optional<Instant> recordedAt(Night night, SetAside aside) {
		return this.jdbc
			.sql("select max(at) as at from set_aside where night_id = ? and feed = ? and file_name = ? and kind = ?")
			.params(night.id(), aside.feed(), aside.fileName(), aside.kind().name())
			.query((row, number) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
			.single()
			.map(OffsetDateTime::toInstant);
	}

	public List<SetAside> find(Night night) {
		return this.jdbc.sql("select feed, file_name, kind, rule, detail from set_aside where night_id = ? order by id")
			.param(night.id())
			.query((row, number) -> new SetAside(row.getString("feed"), row.getString("file_name"),
					SetAside.Kind.valueOf(row.getString("kind")), row.getString("rule"), row.getString("detail")))
			.list();
	}

}
