package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.document.LineFolders;

import org.springframework.stereotype.Component;

/** A file that is being written belongs to a process that writes it. */
@Component
class PartialFilesComparison implements LineComparison {

	private final LineFolders folders;

	PartialFilesComparison(LineFolders folders) {
		this.folders = folders;
	}

	/** Tells whether a file is the beginning of one that was to become whole. */
	static boolean isPartial(Path file) {
		String name = file.getFileName().toString();
		return name.startsWith(".") && name.endsWith(".partial")
				&& Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		if (!facts.isIdle()) {
			return found;
		}
		for (LocalDate date : facts.dates()) {
			for (Path root : List.of(this.folders.outbox(), this.folders.quarantine(), this.folders.archive())) {
				for (Path file : partial(root.resolve(date.toString()))) {
					found.add(Disagreement.mendable("partial-file", "file " + file,
							"it is the beginning of a file that a dead process was writing", "it is deleted",
							(reason) -> delete(file)));
				}
			}
		}
		return found;
	}

	private static List<Path> partial(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(PartialFilesComparison::isPartial).sorted().toList();
		}
	}

	private static Optional<String> delete(Path file) throws IOException {
		return Files.deleteIfExists(file) ? Optional.of("deleted") : Optional.empty();
	}

}
