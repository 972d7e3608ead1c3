package io.tradu.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.files.WholeFile;

import org.springframework.stereotype.Component;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws reports, from the data as it is now, and keeps them beside each other: a page and
 * the same facts as JSON.
 */
@Component
public class NightReports {

	private final FactGatherer gatherer;

	private final NightPage page;

	private final LineFolders folders;

	private final JsonMapper json;

	NightReports(FactGatherer gatherer, NightPage page, LineFolders folders, JsonMapper json) {
		this.gatherer = gatherer;
		this.page = page;
		this.folders = folders;
		this.json = json;
	}

	/** Returns all that a report would say of a night. */
	public NightFacts facts(Night night) {
		return this.gatherer.of(night);
	}

	/**
	 * Writes the report of a night in place of an earlier one.
	 * @return the page
	 */
	public Path write(NightFacts facts) throws IOException {
		String label = facts.night().label();
		Path place = this.folders.report(label + ".html");
		WholeFile.write(this.folders.report(label + ".json"),
				this.json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(facts));
		WholeFile.write(place, this.page.of(facts).getBytes(StandardCharsets.UTF_8));
		return place;
	}

}
