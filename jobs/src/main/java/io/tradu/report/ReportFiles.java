package io.tradu.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.tradu.document.LineFolders;
import io.tradu.files.WholeFile;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reports in their folder. Any process may write them at any time, one that only
 * looks at the line, too.
 */
@Component
class ReportFiles {

	private final LineFolders folders;

	private final JsonMapper json;

	private final Clock clock;

	ReportFiles(LineFolders folders, JsonMapper json, Clock clock) {
		this.folders = folders;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Writes a report, unless one of newer facts stands in its place.
	 * @return the page
	 */
	Path write(NightFacts facts, String page) throws IOException {
		String label = facts.night().label();
		Path place = page(label);
		if (!isNewer(label, facts.night().drawnAt())) {
			byte[] content = this.json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(facts);
			WholeFile.write(json(label), content);
			WholeFile.write(place, page.getBytes(StandardCharsets.UTF_8));
		}
		return place;
	}

	// A report from the future comes of a clock that was put right since.
	private boolean isNewer(String label, Instant facts) {
		return drawnAt(label).filter((drawn) -> drawn.isAfter(facts) && !drawn.isAfter(this.clock.instant()))
			.isPresent();
	}

	/**
	 * Returns when the facts of a night's report were gathered; nothing if the report is
	 * not there, not whole or cannot be read.
	 */
	Optional<Instant> drawnAt(String label) {
		if (!Files.exists(page(label))) {
			return Optional.empty();
		}
		try {
			byte[] facts = Files.readAllBytes(json(label));
			return Optional.of(Instant.parse(this.json.readTree(facts).path("night").path("drawnAt").asString()));
		}
		catch (IOException | JacksonException | DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private Path page(String label) {
		return this.folders.report(label + ".html");
	}

	private Path json(String label) {
		return this.folders.report(label + ".json");
	}

}
