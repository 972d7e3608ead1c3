package io.tradu.document;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One route's proposal for a segment.
 *
 * @param route the route, as it is written
 * @param text the proposed target text; null if the route had none
 * @param unknownWords words the engine left as they were
 * @param reason why there is no text, as a stable identifier
 * @param detail the same in words
 * @param findings what the quality checks said, warnings too
 */
public record Candidate(String route, @Nullable String text, List<String> unknownWords, @Nullable String reason,
		@Nullable String detail, List<String> findings) {

	/** What stands for the route of a person's own translation. */
	public static final String PERSON = "person";

	/** Returns a person's own translation. */
	public static Candidate persons(String text) {
		return translated(PERSON, text, List.of());
	}

	public static Candidate translated(String route, String text, List<String> unknownWords) {
		return new Candidate(route, text, List.copyOf(unknownWords), null, null, List.of());
	}

	public static Candidate missing(String route, String reason, String detail) {
		return new Candidate(route, null, List.of(), reason, detail, List.of());
	}

	@JsonIgnore
	public boolean isPersons() {
		return this.route.equals(PERSON);
	}

	public Candidate withFindings(List<String> findings) {
		return new Candidate(this.route, this.text, this.unknownWords, this.reason, this.detail, List.copyOf(findings));
	}

}
