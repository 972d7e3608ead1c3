package io.tradu.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.audit.AuditChain;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.files.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** The list of what a feed was delivered on a date. What it names is whole. */
@Component
public class Manifest {

	/** Name of its file. */
	public static final String FILE_NAME = "manifest.json";

	private static final String AUDIT = "audit";

	private final Documents documents;

	private final Deliverables deliverables;

	private final LineFolders folders;

	private final JsonMapper json;

	private final AuditChain audit;

	Manifest(Documents documents, Deliverables deliverables, LineFolders folders, JsonMapper json, AuditChain audit) {
		this.documents = documents;
		this.deliverables = deliverables;
		this.folders = folders;
		this.json = json;
		this.audit = audit;
	}

	/**
	 * Writes the manifest of all documents the feed was delivered on the date, in every
	 * sequence.
	 */
	public void write(LocalDate businessDate, String feed) throws IOException {
		Map<String, Object> content = content(businessDate, feed);
		// Whoever receives it can prove later what the audit log was then.
		content.put(AUDIT, this.audit.head());
		WholeFile.write(place(businessDate, feed),
				this.json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(content));
	}

	/** Returns where the manifest of a feed and date stands. */
	public Path place(LocalDate businessDate, String feed) {
		return this.folders.delivered(businessDate, feed, FILE_NAME);
	}

	/** Tells whether the manifest that stands in the outbox says what the data say. */
	public boolean isCurrent(LocalDate businessDate, String feed) throws IOException {
		try {
			JsonNode found = this.json.readTree(Files.readAllBytes(place(businessDate, feed)));
			if (found instanceof ObjectNode manifest) {
				manifest.remove(AUDIT);
			}
			return this.json.readTree(this.json.writeValueAsBytes(content(businessDate, feed))).equals(found);
		}
		catch (NoSuchFileException | JacksonException ex) {
			return false;
		}
	}

	private Map<String, Object> content(LocalDate businessDate, String feed) {
		Map<String, Object> manifest = new LinkedHashMap<>();
		manifest.put("businessDate", businessDate.toString());
		manifest.put("feed", feed);
		manifest.put("documents",
				this.documents.find(businessDate, feed, DocumentStatus.DELIVERED)
					.stream()
					.map(this::document)
					.toList());
		return manifest;
	}

	private Map<String, Object> document(Document document) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("file", document.fileName());
		entry.put("sha256", document.sha256());
		entry.put("sourceLanguage", String.valueOf(document.sourceLanguage()));
		entry.put("rows", document.ingestedRows());
		List<Deliverable> delivered = this.deliverables.find(document);
		entry.put("targets", delivered.stream().map((deliverable) -> target(document, deliverable)).toList());
		return entry;
	}

	private static Map<String, Object> target(Document document, Deliverable deliverable) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("target", deliverable.target());
		entry.put("file", deliverable.fileName());
		entry.put("sha256", deliverable.sha256());
		entry.put("bytes", deliverable.bytes());
		entry.put("version", deliverable.version());
		Map<String, Object> rows = new LinkedHashMap<>();
		rows.put("received", document.ingestedRows());
		rows.put("delivered", deliverable.delivered().size());
		rows.put("rejected", deliverable.rejected().size());
		rows.put("canceled", deliverable.canceled().size());
		entry.put("rows", rows);
		if (deliverable.rejectedSha256() != null) {
			entry.put("rejectedFile", document.rejectedName(deliverable.target()));
			entry.put("rejectedSha256", deliverable.rejectedSha256());
		}
		entry.put("routes", deliverable.routes());
		entry.put("untouched", deliverable.untouched());
		return entry;
	}

}
