package io.tradu.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.document.Answer;
import io.tradu.replay.Letter;
import io.tradu.replay.ReplayAttempt;

/** A dead letter as scripts read it. */
final class LetterFields {

	private LetterFields() {
	}

	/** Returns what a list says of a letter. */
	static Map<String, Object> listed(Letter letter) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", letter.id());
		fields.put("item", letter.item());
		fields.put("kind", letter.kind());
		fields.put("businessDate", letter.document().businessDate().toString());
		fields.put("feed", letter.document().feed());
		fields.put("file", letter.document().fileName());
		fields.put("row", letter.row());
		fields.put("target", letter.target());
		fields.put("reason", letter.content().reason());
		fields.put("category", letter.content().category().tag());
		fields.put("detail", letter.content().detail());
		fields.put("state", letter.kept().state());
		fields.put("attempts", letter.content().attempts());
		fields.put("fingerprint", letter.content().fingerprint());
		fields.put("run", letter.kept().run());
		fields.put("createdAt", letter.kept().createdAt().toString());
		fields.put("resolvedAt", (letter.kept().resolvedAt() != null) ? letter.kept().resolvedAt().toString() : null);
		return fields;
	}

	/** Returns all that is known of a letter. */
	static Map<String, Object> all(Letter letter, List<ReplayAttempt> replays, List<AuditEntry> acts) {
		Map<String, Object> fields = listed(letter);
		fields.put("evidence", letter.content().evidence());
		fields.put("answers", Answer.read(letter.content().answers()));
		fields.put("replays", replays);
		fields.put("acts", acts);
		return fields;
	}

}
