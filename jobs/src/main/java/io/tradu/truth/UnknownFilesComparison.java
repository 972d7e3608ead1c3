package io.tradu.truth;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.inventory.Inventory;
import io.tradu.inventory.UnknownFile;

import org.springframework.stereotype.Component;

/** Every file in archive, outbox and quarantine is known to the database. */
@Component
class UnknownFilesComparison implements LineComparison {

	private final Inventory inventory;

	UnknownFilesComparison(Inventory inventory) {
		this.inventory = inventory;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) {
		Stream<UnknownFile> files = facts.only()
			.map(this.inventory::find)
			.orElseGet(this.inventory::find)
			.stream()
			.filter((file) -> !facts.leftOut().contains(file.businessDate()));
		return files.map(this::disagreement).toList();
	}

	private Disagreement disagreement(UnknownFile file) {
		String place = file.place().name().toLowerCase(Locale.ROOT);
		return Disagreement.mendable(place + "-unknown-file", "file " + file.path(),
				"it is in the " + place + ", and the database does not know it",
				file.wanted() ? "it is put back into the inbox, where the next night receives it"
						: "it is moved to the folder unknown of the home",
				(reason) -> putAway(file));
	}

	private Optional<String> putAway(UnknownFile file) throws IOException {
		return this.inventory.putAway(file).map((place) -> "moved to " + place);
	}

}
