package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Path;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.files.FileMove;

import org.springframework.stereotype.Component;

/** Where the documents taken in lie, as they came. */
@Component
public class Archive {

	private final LineFolders folders;

	Archive(LineFolders folders) {
		this.folders = folders;
	}

	/** Returns where a document lay in the inbox. */
	public Path former(Document document) {
		return this.folders.inbox().resolve(document.feed()).resolve(document.fileName());
	}

	/**
	 * Archives a registered document whose process died before it did.
	 * @throws IOException if it cannot be moved
	 */
	public void finish(Document document) throws IOException {
		FileMove.move(former(document),
				this.folders.archived(document.businessDate(), document.feed(), document.fileName()));
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
