package io.tradu.report;

import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.inventory.Inventory;
import io.tradu.inventory.UnknownFile;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Files that the database does not know. */
@Component
@Order(3)
class UnknownFileNeeds implements NeedSource {

	private static final int LISTED = 20;

	private final Inventory inventory;

	UnknownFileNeeds(Inventory inventory) {
		this.inventory = inventory;
	}

	@Override
	public List<Need> of(NightFacts facts) {
		List<UnknownFile> unknown = this.inventory.findAtAGlance();
		if (unknown.isEmpty()) {
			return List.of();
		}
		List<String> files = unknown.stream().limit(LISTED).map((file) -> file.path().toString()).toList();
		return List.of(new Need(Urgency.NOW, Figures.counted(unknown.size(), "file") + " unknown to the database",
				"The database is missing, or older than archive, outbox and quarantine.", files,
				List.of(new Command(TraduCommand.of("reconcile").toString(), "lists all of them"),
						new Command(TraduCommand.of("reconcile", "--repair").withReason(),
								"puts the documents back into the inbox"))));
	}

}
