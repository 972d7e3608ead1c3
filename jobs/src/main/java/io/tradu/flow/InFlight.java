package io.tradu.flow;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

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
	 * Waits for the result. When the work failed, throws what it threw and starts the
	 * work anew, so that whoever asks again gets another try.
	 */
	public R join() {
		try {
			return this.result.join();
		}
		catch (CompletionException ex) {
			this.result = submit();
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	/** Waits until the work has ended, whatever came of it. */
	void settle() {
		this.result.exceptionally((failure) -> null).join();
	}

	private CompletableFuture<R> submit() {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return this.work.call();
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
