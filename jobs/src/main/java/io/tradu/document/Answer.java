package io.tradu.document;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A candidate that was not good enough, as a dead letter keeps it.
 *
 * @param column the column it was proposed for
 * @param route the route that proposed it
 * @param text the proposed text; null if the route had none
 * @param findings what was said of it, or why there is none
 */
public record Answer(String column, String route, @Nullable String text, List<String> findings) {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final TypeReference<List<Answer>> LIST = new TypeReference<>() {
	};

	/** Returns a candidate for a column. */
	public static Answer of(String column, Candidate candidate) {
		List<String> findings = (candidate.text() != null) ? candidate.findings()
				: List.of(candidate.reason() + ": " + candidate.detail());
		return new Answer(column, candidate.route(), candidate.text(), findings);
	}

	/** Writes answers as dead letters keep them. */
	public static String write(List<Answer> answers) {
		return answers.isEmpty() ? "" : JSON.writeValueAsString(answers);
	}

	/** Reads back what {@link #write} wrote. */
	public static List<Answer> read(String answers) {
		return answers.isEmpty() ? List.of() : JSON.readValue(answers, LIST);
	}

}
