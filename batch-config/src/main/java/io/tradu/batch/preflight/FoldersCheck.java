package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradu.batch.file.FileAccess;

/** Checks that the folders a job writes to can be written. */
public class FoldersCheck implements PreflightCheck {

	private static final String NOT_WRITABLE = "folder-not-writable";

	private static final String NOT_SYNCED = "folder-not-synced";

	private final Map<String, Path> folders;

	private final Set<String> dispensable;

	/**
	 * Creates a check.
	 * @param folders the folders by the setting that says where they are
	 * @param dispensable settings of folders without which the job can do its work
	 */
	public FoldersCheck(Map<String, Path> folders, String... dispensable) {
		this.folders = new LinkedHashMap<>(folders);
		this.dispensable = Set.of(dispensable);
	}

	@Override
	public String id() {
		return "folders";
	}

	@Override
	public List<PreflightFinding> findings() {
		// Folders that do not exist yet are mostly to be created in the same one.
		Map<Path, String> places = new LinkedHashMap<>();
		this.folders.forEach((setting, folder) -> places.putIfAbsent(FileAccess.nearestExisting(folder), setting));
		List<PreflightFinding> findings = new ArrayList<>();
		List<String> notSynced = new ArrayList<>();
		places.forEach((folder, setting) -> {
			try {
				if (!FolderProbe.run(folder)) {
					notSynced.add(folder + " (" + setting + ")");
				}
			}
			catch (IOException ex) {
				PreflightFinding finding = notWritable(setting, ex);
				findings.add(this.dispensable.contains(setting) ? finding.asWarning() : finding);
			}
		});
		if (!notSynced.isEmpty()) {
			findings.add(PreflightFinding.warning(NOT_SYNCED,
					"folders cannot be synced by the file system of " + String.join(", ", notSynced)
							+ ": after a power cut, files that were written last may be missing there",
					"use another file system if that matters"));
		}
		return findings;
	}

	private static PreflightFinding notWritable(String setting, IOException failure) {
		PreflightFinding found = PreflightFinding.failure(NOT_WRITABLE, failure);
		return PreflightFinding
			.failure(NOT_WRITABLE, found.category(), found.found(),
					((failure instanceof AccessDeniedException)
							? "give the user of this process the right to write there" : "repair that") + ", or set "
							+ setting + " to another folder");
	}

}
