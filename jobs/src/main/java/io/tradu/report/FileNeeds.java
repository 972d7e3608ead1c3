package io.tradu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tradu.document.Document;
import io.tradu.document.SetAside;
import io.tradu.document.SetAside.Kind;
import io.tradu.nightly.LeftFiles;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that did not become documents. */
@Component
@Order(4)
class FileNeeds implements NeedSource {

	private final JdbcClient jdbc;

	FileNeeds(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Need> of(NightFacts facts) {
		List<SetAside> setAside = facts.ledger().setAside();
		Set<String> asked = setAside.isEmpty() ? Set.of() : withOpenLetter(facts.night());
		List<Need> needs = new ArrayList<>();
		add(needs,
				setAside.stream()
					.filter((aside) -> aside.kind() == Kind.QUARANTINED && !asked.contains(aside.label()))
					.toList(),
				" in quarantine",
				"Not a document: have the sender correct it and send it again. Each file's reason is beside it.",
				List.of());
		for (LeftFiles left : LeftFiles.of(facts.night().businessDate(), setAside)) {
			add(needs, left.files(), " left in the inbox", left.remedy(),
					List.of(new Command(left.command(), "takes it in")));
		}
		return needs;
	}

	// A document that was given up is asked for by its dead letter, which can be
	// replayed.
	private Set<String> withOpenLetter(NightState night) {
		return this.jdbc.sql("""
				select d.feed, d.file_name
				from night n
				join document d on d.night_id = n.id
				join dead_letter l on l.origin = cast(d.id as varchar(20))
				where n.business_date = ? and n.sequence_number = ? and l.kind = ? and l.state = 'OPEN'
				""")
			.params(night.businessDate(), night.sequence(), Document.DOCUMENT)
			.query((row, number) -> row.getString("feed") + "/" + row.getString("file_name"))
			.set();
	}

	private static void add(List<Need> needs, List<SetAside> setAside, String where, String sentence,
			List<Command> commands) {
		List<String> files = setAside.stream()
			.map((aside) -> aside.label() + ": " + aside.detail() + " (" + aside.rule() + ")")
			.toList();
		if (!files.isEmpty()) {
			needs
				.add(new Need(Urgency.TODAY, Figures.counted(files.size(), "file") + where, sentence, files, commands));
		}
	}

}
