package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.tradu.inventory.Inventory;

import org.springframework.stereotype.Component;

/** A file that is being written belongs to a process that writes it. */
@Component
class PartialFilesComparison implements LineComparison {

	private final Inventory inventory;

	PartialFilesComparison(Inventory inventory) {
		this.inventory = inventory;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) {
		if (!facts.isIdle()) {
			return List.of();
		}
		return this.inventory.findPartial(facts.dates())
			.stream()
			.map((file) -> Disagreement.mendable("partial-file", "file " + file,
					"it is the beginning of a file that a dead process was writing", "it is deleted",
					(reason) -> delete(file)))
			.toList();
	}

	private static Optional<String> delete(Path file) throws IOException {
		return Files.deleteIfExists(file) ? Optional.of("deleted") : Optional.empty();
	}

}
