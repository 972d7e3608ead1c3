package io.tradu.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.tradu.document.Deliverable;
import io.tradu.document.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Writes deliverables again from the stored data. */
@Component
public class Redelivery {

	private static final Logger logger = LoggerFactory.getLogger(Redelivery.class);

	private final DocumentDeliverer deliverer;

	Redelivery(DocumentDeliverer deliverer) {
		this.deliverer = deliverer;
	}

	/**
	 * Tells whether the stored data still give the bytes that were recorded. Writes
	 * nothing that stays.
	 */
	public boolean isFaithful(Document document, Deliverable recorded) throws IOException {
		Path folder = Files.createTempDirectory("tradu-redelivery-");
		try {
			Deliverable written = this.deliverer.deliver(document, recorded.target(), folder.resolve("delivered.csv"),
					folder.resolve("rejected.csv"));
			return written.sha256().equals(recorded.sha256())
					&& Objects.equals(written.rejectedSha256(), recorded.rejectedSha256());
		}
		catch (DataAccessException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// Whatever the data lack: they do not give what was recorded.
			logger.info("{} for {} cannot be written again: {}", document.label(), recorded.target(), ex.toString());
			return false;
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	/**
	 * Writes the files of a deliverable again in their places.
	 * @throws IllegalStateException if the stored data do not give the bytes recorded;
	 * the files are then as they were
	 */
	public void write(Document document, Deliverable recorded) throws IOException {
		if (!isFaithful(document, recorded)) {
			throw new IllegalStateException(
					document.label() + " for " + recorded.target() + " is not what it was when it was delivered");
		}
		this.deliverer.deliver(document, recorded.target());
	}

}
