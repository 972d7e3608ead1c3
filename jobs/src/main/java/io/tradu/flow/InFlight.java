package io.tradu.flow;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.tradu.batch.log.LogScope;

/**
 * A piece of work that is under way in the background.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class InFlight<T, R> {

	private final T item;

	private final Callable<R> work;

	private final Executor executor;

	private CompletableFuture<R> result;

	private boolean failed;

	InFlight(T item, Callable<R> work, Executor executor) {
		this.item = item;
		this.work = work;
		this.executor = executor;
		this.result = submit();
	}

	public T item() {
		return this.item;
	}

	/**
	 * Waits for the result. When the work failed, throws what it threw; whoever asks
	 * again gets another try. It begins no sooner: nobody would wait for the work of a
	 * step that has failed.
	 */
	public R join() {
		if (this.failed) {
			this.result = submit();
			this.failed = false;
		}
		try {
			return this.result.join();
		}
		catch (CompletionException ex) {
			this.failed = true;
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	private CompletableFuture<R> submit() {
		// What it logs belongs to the step that waits for it.
		Callable<R> carried = LogScope.carried(this.work);
		return CompletableFuture.supplyAsync(() -> {
			try {
				return carried.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, this.executor);
	}

}
