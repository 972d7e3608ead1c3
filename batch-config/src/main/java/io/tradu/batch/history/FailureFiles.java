package io.tradu.batch.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps the failure of a run in a file, for when the database cannot take it: it has
 * failed itself, or the disk is full. The file's room is allocated when the run begins,
 * so that the failure is written in place.
 */
@Component
class FailureFiles {

	private static final Logger logger = LoggerFactory.getLogger(FailureFiles.class);

	private static final int BYTES = 4096;

	// In characters, of which some take several bytes.
	private static final int LONGEST_SENTENCE = 500;

	private final @Nullable Path folder;

	private final JsonMapper json = JsonMapper.shared();

	FailureFiles(HistoryProperties properties) {
		this.folder = properties.failures();
	}

	/** Allocates the room for a failure of a run. */
	void reserve(long run) {
		if (this.folder == null) {
			return;
		}
		try {
			Files.createDirectories(this.folder);
			write(file(this.folder, run), new byte[0]);
		}
		catch (IOException ex) {
			logger.warn("There is no room for the failure of run {}: {}", run, ex.toString());
		}
	}

	/** Writes down why a run failed, unless that is written down already. */
	void write(long run, RunFailure failure) {
		if (this.folder == null || find(run).isPresent()) {
			return;
		}
		try {
			write(file(this.folder, run), this.json.writeValueAsBytes(shortened(failure)));
		}
		catch (IOException | JacksonException ex) {
			logger.warn("The failure of run {} is not written down: {}", run, ex.toString());
		}
	}

	private static RunFailure shortened(RunFailure failure) {
		String sentence = failure.sentence();
		return (sentence.length() <= LONGEST_SENTENCE) ? failure : new RunFailure(failure.at(), failure.step(),
				failure.item(), failure.category(), sentence.substring(0, LONGEST_SENTENCE), failure.fingerprint());
	}

	private static void write(Path file, byte[] content) throws IOException {
		byte[] padded = Arrays.copyOf(content, BYTES);
		Arrays.fill(padded, Math.min(content.length, BYTES), BYTES, (byte) ' ');
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(padded);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

	/** Returns why a run failed, if that is written down. */
	Optional<RunFailure> find(long run) {
		if (this.folder == null) {
			return Optional.empty();
		}
		try {
			String content = Files.readString(file(this.folder, run), StandardCharsets.UTF_8).strip();
			return content.isEmpty() ? Optional.empty() : Optional.of(this.json.readValue(content, RunFailure.class));
		}
		catch (IOException | JacksonException ex) {
			return Optional.empty();
		}
	}

	/** Removes the file of a run, whose failure the database knows. */
	void remove(long run) {
		try {
			if (this.folder != null) {
				Files.deleteIfExists(file(this.folder, run));
			}
		}
		catch (IOException ex) {
			logger.debug("The failure file of run {} is not removed", run, ex);
		}
	}

	private static Path file(Path folder, long run) {
		return folder.resolve("run-" + run + ".failure");
	}

}
