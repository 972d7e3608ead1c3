package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.file.FileAccess;

/** Checks that the folders a job writes to can be written. */
public class FoldersCheck implements PreflightCheck {

	private static final String NOT_WRITABLE = "folder-not-writable";

	private static final String NOT_SYNCED = "folder-not-synced";

	private final Map<String, Path> folders;

	/**
	 * Creates a check.
	 * @param folders the folders by the setting that says where they are
	 */
	public FoldersCheck(Map<String, Path> folders) {
		this.folders = new LinkedHashMap<>(folders);
	}

	@Override
	public String id() {
		return "folders";
	}

	@Override
	public List<PreflightFinding> findings() {
		List<PreflightFinding> findings = new ArrayList<>();
		// Folders that do not exist yet are mostly to be created in the same one.
		Map<Path, String> places = new LinkedHashMap<>();
		this.folders.forEach((setting, folder) -> places.putIfAbsent(FileAccess.nearestExisting(folder), setting));
		places.forEach((place, setting) -> findings.addAll(probe(place, setting)));
		return findings;
	}

	private static List<PreflightFinding> probe(Path folder, String setting) {
		try {
			return FolderProbe.run(folder) ? List.of()
					: List.of(PreflightFinding.warning(NOT_SYNCED,
							"the file system of " + folder + " cannot sync folders: after a power cut, files that were "
									+ "delivered last may be missing there",
							"use another file system for " + setting + " if that matters"));
		}
		catch (IOException ex) {
			return List.of(notWritable(setting, ex));
		}
	}

	private static PreflightFinding notWritable(String setting, IOException failure) {
		PreflightFinding found = PreflightFinding.failure(NOT_WRITABLE, failure);
		return PreflightFinding.failure(NOT_WRITABLE, found.category(), found.found(),
				"give the user of this process the right to write there, or set " + setting + " to another folder");
	}

}
