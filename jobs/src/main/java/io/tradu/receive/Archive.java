package io.tradu.receive;

import java.io.IOException;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.files.FileMove;

import org.springframework.stereotype.Component;

/** Where the documents taken in lie, as they came. */
@Component
class Archive {

	private final LineFolders folders;

	Archive(LineFolders folders) {
		this.folders = folders;
	}

	void put(Night night, InboxFile file) {
		try {
			FileMove.move(file.path(), this.folders.archived(night.businessDate(), file.feed(), file.name()));
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					file.label() + " cannot be moved from the inbox to the archive: " + ex, ex);
		}
	}

}
