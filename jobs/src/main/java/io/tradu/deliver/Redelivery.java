package io.tradu.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

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
	 * Returns whether source and stored translations still give the bytes that were
	 * recorded. Writes nothing that stays.
	 */
	public boolean isFaithful(Document document, Deliverable recorded) throws IOException {
		return recompute(document, recorded).filter((made) -> isSame(made, recorded)).isPresent();
	}

	/**
	 * Makes a deliverable once more from its source and the stored translations. Writes
	 * nothing that stays.
	 * @return what is made of them now; empty if they do not make a deliverable
	 */
	public Optional<Deliverable> recompute(Document document, Deliverable recorded) throws IOException {
		Path folder = Files.createTempDirectory("tradu-redelivery-");
		try {
			return Optional.of(this.deliverer.deliver(document, recorded.target(), folder,
					folder.resolve("delivered.csv"), folder.resolve("rejected.csv")));
		}
		catch (DataAccessException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// Whatever the data lack: they do not give what was recorded.
			logger.info("{} for {} cannot be written again: {}", document.label(), recorded.target(), ex.toString());
			return Optional.empty();
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	/** Returns whether two deliverables have the same bytes. */
	public static boolean isSame(Deliverable made, Deliverable recorded) {
		return made.sha256().equals(recorded.sha256())
				&& Objects.equals(made.rejectedSha256(), recorded.rejectedSha256());
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
