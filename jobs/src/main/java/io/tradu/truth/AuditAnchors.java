package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.audit.AuditHead;
import io.tradu.batch.audit.AuditVerification.Anchor;
import io.tradu.document.LineFolders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Finds the heads of the audit log's chain that were written into files: night reports
 * and manifests.
 */
@Component
public class AuditAnchors {

	// Date, feed, file.
	private static final int MANIFEST_DEPTH = 3;

	private final LineFolders folders;

	private final JsonMapper json;

	AuditAnchors(LineFolders folders, JsonMapper json) {
		this.folders = folders;
		this.json = json;
	}

	/** Returns the heads, as far as the files are still there. */
	public List<Anchor> find() throws IOException {
		List<Anchor> anchors = new ArrayList<>();
		for (Path file : files(this.folders.reports(), 1, ".json")) {
			add(file, anchors);
		}
		for (Path file : files(this.folders.outbox(), MANIFEST_DEPTH, "manifest.json")) {
			add(file, anchors);
		}
		return anchors;
	}

	private static List<Path> files(Path folder, int depth, String ending) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder, depth)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(ending)).sorted().toList();
		}
	}

	private void add(Path file, List<Anchor> anchors) throws IOException {
		try {
			JsonNode head = this.json.readTree(Files.readAllBytes(file)).path("audit");
			if (head.path("entries").isIntegralNumber() && head.path("sha256").isString()) {
				anchors.add(new Anchor(file.toString(),
						new AuditHead(head.path("entries").longValue(), head.path("sha256").stringValue())));
			}
		}
		catch (JacksonException ex) {
			// Not one of Tradu's files, or damaged: other comparisons say so.
		}
	}

}
