package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.command.TraduCommand;
import io.tradu.document.Quarantine;
import io.tradu.inventory.Inventory;
import io.tradu.inventory.UnknownFile;
import io.tradu.inventory.UnknownFile.Place;
import io.tradu.nightly.DocumentWithdrawals;

import org.springframework.stereotype.Component;

/** Every file in archive, outbox and quarantine is known to the database. */
@Component
class UnknownFilesComparison implements LineComparison {

	private final Inventory inventory;

	private final Quarantine quarantine;

	UnknownFilesComparison(Inventory inventory, Quarantine quarantine) {
		this.inventory = inventory;
		this.quarantine = quarantine;
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
		String rule = place + "-unknown-file";
		String subject = "file " + file.path();
		if (file.place() == Place.QUARANTINE
				&& this.quarantine.rule(file.path()).filter(DocumentWithdrawals.RULE::equals).isPresent()) {
			return Disagreement.forPerson(rule, subject,
					"the document was withdrawn, and the database has no record of that",
					"withdraw the document again: " + withdrawal(file)
							+ "; if the database does not know the document either, move this file away");
		}
		return Disagreement.mendable(rule, subject, "it is in the " + place + ", and the database does not know it",
				file.wanted() ? "it is put back into the inbox, where the next night receives it"
						: "it is moved to the folder unknown of the home",
				(reason) -> putAway(file));
	}

	private static String withdrawal(UnknownFile file) {
		Path document = Quarantine.recorded(file.path());
		return TraduCommand
			.of("withdraw", document.getParent().getFileName() + "/" + document.getFileName(), "--date",
					file.businessDate())
			.withReason();
	}

	private Optional<String> putAway(UnknownFile file) throws IOException {
		return this.inventory.putAway(file).map((place) -> "moved to " + place);
	}

}
