package io.tradu.engine.apertium;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.tradu.engine.apertium.ApertiumProperties.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Starts the stages of all pipelines, in one thread that lives as long as they may: the
 * kernel ends them with the thread that started them, and so with this process, however
 * that ends.
 */
final class StageLauncher implements AutoCloseable {

	private final Limits limits;

	private final ExecutorService thread = Executors.newSingleThreadExecutor((work) -> {
		Thread thread = new Thread(work, "apertium-launcher");
		thread.setDaemon(true);
		return thread;
	});

	// Used by the one thread only.
	private @Nullable Confinement confinement;

	StageLauncher(Limits limits) {
		this.limits = limits;
	}

	/** Starts the stages of a mode, all of them or none. */
	Stages launch(Mode mode) throws StartFailedException, InterruptedException {
		Future<Stages> stages;
		try {
			stages = this.thread.submit(() -> start(mode));
		}
		catch (OutOfMemoryError ex) {
			throw StartFailedException.of(ex);
		}
		try {
			return stages.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof StartFailedException known) ? known
					: StartFailedException.of(ex.getCause());
		}
		catch (InterruptedException ex) {
			this.thread.execute(() -> discard(stages));
			throw ex;
		}
	}

	private Stages start(Mode mode) throws Exception {
		if (this.confinement == null) {
			this.confinement = Confinement.available(this.limits);
		}
		return Stages.start(mode, this.confinement);
	}

	// By now it has been decided in this very thread whether they were started.
	private static void discard(Future<Stages> stages) {
		try {
			stages.get().destroy();
		}
		catch (ExecutionException | InterruptedException ex) {
			// There is nothing to discard.
		}
	}

	/** Ends the thread, and with it every stage that is still alive. */
	@Override
	public void close() {
		this.thread.shutdown();
	}

}
