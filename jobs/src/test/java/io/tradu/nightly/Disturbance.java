package io.tradu.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.testing.FaultyDatabase.Commit;
import io.tradu.testing.Line;

/** Something that goes wrong in the middle of a night, in a stage of it. */
enum Disturbance {

	RECEIVE_ARCHIVE_IS_A_FILE("receiveDocuments", (line) -> write(archive(line)), (line) -> delete(archive(line))),
	RECEIVE_STATEMENT("receiveDocuments", (line) -> line.database().failStatement("insert into document ", 2)),
	RECEIVE_COMMIT_LOST("receiveDocuments",
			(line) -> line.database().failCommit("insert into document ", 2, Commit.LOST)),
	RECEIVE_COMMIT_UNHEARD("receiveDocuments",
			(line) -> line.database().failCommit("insert into document ", 2, Commit.UNHEARD)),
	INGEST_STATEMENT("ingestRows", (line) -> line.database().failStatement("insert into block ", 4)),
	INGEST_PROGRESS_STATEMENT("ingestRows",
			(line) -> line.database().failStatement("update document set ingested_rows", 3)),
	INGEST_COMMIT_LOST("ingestRows", (line) -> line.database().failCommit("insert into block ", 3, Commit.LOST)),
	INGEST_COMMIT_UNHEARD("ingestRows", (line) -> line.database().failCommit("insert into block ", 3, Commit.UNHEARD)),
	TRANSLATE_ENGINE_AWAY("translateBlocks", (line) -> fromCall(line, 6, () -> {
		throw new TransientFailure(FailureCategory.DEPENDENCY, "the engine does not answer", null);
	})), TRANSLATE_ENGINE_NOT_INSTALLED("translateBlocks", (line) -> fromCall(line, 6, () -> {
		throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is not installed", null);
	})), TRANSLATE_DEFECT("translateBlocks", (line) -> fromCall(line, 6, () -> {
		throw new IllegalStateException("nobody thought of this");
	})), TRANSLATE_ERROR("translateBlocks", (line) -> fromCall(line, 6, () -> {
		throw new OutOfMemoryError("made up");
	})), TRANSLATE_CLAIM("translateBlocks", (line) -> line.database().failStatement("update block set state", 3)),
	TRANSLATE_STATEMENT("translateBlocks", (line) -> line.database().failStatement("insert into block_result", 7)),
	TRANSLATE_COMMIT_LOST("translateBlocks",
			(line) -> line.database().failCommit("insert into block_result", 2, Commit.LOST)),
	TRANSLATE_COMMIT_UNHEARD("translateBlocks",
			(line) -> line.database().failCommit("insert into block_result", 2, Commit.UNHEARD)),
	CHECK_STATEMENT("checkBlocks", (line) -> line.database().failStatement("select content from block_result", 9)),
	CHECK_COMMIT_LOST("checkBlocks",
			(line) -> line.database().failCommit("update block_result set content", 22, Commit.LOST)),
	DELIVER_OUTBOX_IS_A_FILE("deliverDocuments", (line) -> write(outbox(line)), (line) -> delete(outbox(line))),
	DELIVER_STATEMENT("deliverDocuments", (line) -> line.database().failStatement("insert into deliverable", 3)),
	DELIVER_COMMIT_LOST("deliverDocuments",
			(line) -> line.database().failCommit("insert into deliverable", 2, Commit.LOST)),
	DELIVER_COMMIT_UNHEARD("deliverDocuments",
			(line) -> line.database().failCommit("insert into deliverable", 2, Commit.UNHEARD)),
	DELIVER_MANIFEST_IS_A_FOLDER("deliverDocuments", (line) -> createFolder(manifest(line)),
			(line) -> delete(manifest(line))),
	// The first three are those of the ingest.
	DELIVER_MARK_STATEMENT("deliverDocuments",
			(line) -> line.database().failStatement("update document set status", 4)),
	DELIVER_MARK_COMMIT_LOST("deliverDocuments",
			(line) -> line.database().failCommit("update document set status", 4, Commit.LOST)),
	DELIVER_MARK_COMMIT_UNHEARD("deliverDocuments",
			(line) -> line.database().failCommit("update document set status", 4, Commit.UNHEARD)),
	RECONCILE_STATEMENT("reconcileNight", (line) -> line.database().failStatement("insert into ledger", 2)),
	RECONCILE_COMMIT_LOST("reconcileNight", (line) -> line.database().failCommit("insert into ledger", 1, Commit.LOST));

	private final String step;

	private final Consumer<Line> begin;

	private final Consumer<Line> end;

	Disturbance(String step, Consumer<Line> begin) {
		this(step, begin, (line) -> {
		});
	}

	Disturbance(String step, Consumer<Line> begin, Consumer<Line> end) {
		this.step = step;
		this.begin = begin;
		this.end = end;
	}

	/** Returns the step it hits. */
	String step() {
		return this.step;
	}

	void begin(Line line) {
		this.begin.accept(line);
	}

	void end(Line line) {
		line.engine().reset();
		line.database().reset();
		this.end.accept(line);
	}

	private static void fromCall(Line line, int first, Runnable action) {
		AtomicInteger calls = new AtomicInteger();
		line.engine().beforeEachCall(() -> {
			if (calls.incrementAndGet() >= first) {
				action.run();
			}
		});
	}

	private static Path archive(Line line) {
		return line.path("archive", line.date().toString());
	}

	private static Path outbox(Line line) {
		return line.path("outbox", line.date().toString());
	}

	private static Path manifest(Line line) {
		return outbox(line).resolve("news/manifest.json");
	}

	private static void createFolder(Path place) {
		try {
			Files.createDirectories(place);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path place) {
		try {
			Files.createDirectories(place.getParent());
			Files.writeString(place, "in the way");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path place) {
		try {
			Files.delete(place);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
