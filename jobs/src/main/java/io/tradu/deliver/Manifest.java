package io.tradu.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.batch.audit.AuditChain;
import io.tradu.batch.audit.AuditHead;
import io.tradu.csv.TextFileScan;
import io.tradu.document.Deliverable;
import io.tradu.document.DeliverableVersions;
import io.tradu.document.Deliverables;
import io.tradu.document.DeliveredVersion;
import io.tradu.document.Document;
import io.tradu.document.LineFolders;
import io.tradu.files.WholeFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The list of what a feed was delivered on a date. What it names is whole. Written and
 * compared as a stream: a feed may have a hundred thousand documents.
 */
@Component
public class Manifest {

	/** Name of its file. */
	public static final String FILE_NAME = "manifest.json";

	private static final String AUDIT = "audit";

	private final Deliverables deliverables;

	private final DeliverableVersions versions;

	private final LineFolders folders;

	private final JsonMapper mapper;

	private final ObjectWriter json;

	private final AuditChain audit;

	Manifest(Deliverables deliverables, DeliverableVersions versions, LineFolders folders, JsonMapper json,
			AuditChain audit) {
		this.deliverables = deliverables;
		this.versions = versions;
		this.folders = folders;
		this.mapper = json;
		this.json = json.writer()
			.with(SerializationFeature.INDENT_OUTPUT)
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET);
		this.audit = audit;
	}

	/**
	 * Writes the manifest of all documents the feed was delivered on the date, in every
	 * sequence.
	 */
	public void write(LocalDate businessDate, String feed) throws IOException {
		try (WholeFile file = WholeFile.below(this.folders.outbox(), place(businessDate, feed))) {
			write(businessDate, feed, this.audit.head(), file.out());
			file.commit();
		}
	}

	/** Returns where the manifest of a feed and date is. */
	public Path place(LocalDate businessDate, String feed) {
		return this.folders.delivered(businessDate, feed, FILE_NAME);
	}

	/**
	 * Returns whether the manifest in the outbox is, byte for byte, the one that follows
	 * from the stored data.
	 */
	public boolean isCurrent(LocalDate businessDate, String feed) throws IOException {
		try {
			String found = TextFileScan.of(place(businessDate, feed)).sha256();
			DigestOutputStream expected = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
			write(businessDate, feed, auditHead(place(businessDate, feed)), expected);
			return HexFormat.of().formatHex(expected.getMessageDigest().digest()).equals(found);
		}
		catch (NoSuchFileException | JacksonException ex) {
			return false;
		}
	}

	// Which head a manifest names depends on when it was written; everything else of it
	// follows from what is stored.
	private @Nullable AuditHead auditHead(Path manifest) {
		try (JsonParser found = this.mapper.createParser(manifest)) {
			found.nextToken();
			for (String name = found.nextName(); name != null; name = found.nextName()) {
				found.nextToken();
				if (name.equals(AUDIT)) {
					return found.readValueAs(AuditHead.class);
				}
				found.skipChildren();
			}
		}
		return null;
	}

	private void write(LocalDate businessDate, String feed, @Nullable AuditHead head, OutputStream out) {
		Map<String, List<DeliveredVersion>> versions = this.versions.find(businessDate, feed)
			.stream()
			.collect(Collectors.groupingBy(DeliveredVersion::fileName));
		try (JsonGenerator manifest = this.json.createGenerator(out)) {
			manifest.writeStartObject();
			manifest.writeStringProperty("businessDate", businessDate.toString());
			manifest.writeStringProperty("feed", feed);
			if (head != null) {
				// Whoever receives it can prove later what the audit log was then.
				manifest.writePOJOProperty(AUDIT, head);
			}
			manifest.writeArrayPropertyStart("documents");
			this.deliverables.forEachDelivered(businessDate, feed,
					(document, delivered) -> manifest.writePOJO(document(document, delivered, versions)));
			manifest.writeEndArray();
			manifest.writeEndObject();
		}
	}

	private static Map<String, Object> document(Document document, List<Deliverable> delivered,
			Map<String, List<DeliveredVersion>> versions) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("file", document.fileName());
		entry.put("sha256", document.sha256());
		entry.put("sourceLanguage", String.valueOf(document.sourceLanguage()));
		entry.put("rows", document.ingestedRows());
		entry.put("targets",
				delivered.stream()
					.map((deliverable) -> target(document, deliverable,
							versions.getOrDefault(deliverable.fileName(), List.of())))
					.toList());
		return entry;
	}

	private static Map<String, Object> target(Document document, Deliverable deliverable,
			List<DeliveredVersion> versions) {
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
		// Of versions that an earlier release replaced nothing is known.
		if (versions.size() > 1) {
			entry.put("versions", versions.stream().map(Manifest::version).toList());
		}
		return entry;
	}

	private static Map<String, Object> version(DeliveredVersion version) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("version", version.version());
		entry.put("sha256", version.sha256());
		entry.put("bytes", version.bytes());
		if (version.rejectedSha256() != null) {
			entry.put("rejectedSha256", version.rejectedSha256());
		}
		entry.put("deliveredAt", version.deliveredAt().toString());
		entry.put("why", version.reason().isEmpty() ? "first delivery" : version.reason());
		return entry;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
