package io.tradu.flow;

import java.util.List;
import java.util.function.IntFunction;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Source of items that is asked outside the caller's transaction. A chunk waits for the
 * engines in its transaction; what it had read there before would keep the database's
 * side of it open for as long as they take.
 *
 * @param <T> the items
 */
public final class DetachedSource<T> {

	private final IntFunction<List<T>> source;

	private final TransactionTemplate outside;

	/**
	 * Creates a source.
	 * @param source returns the next items, at most as many as it is asked for; none at
	 * the end
	 */
	public DetachedSource(IntFunction<List<T>> source, PlatformTransactionManager transactionManager) {
		this.source = source;
		this.outside = new TransactionTemplate(transactionManager);
		this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
	}

	List<T> next(int limit) {
		List<T> next = this.outside.execute((status) -> this.source.apply(limit));
		return (next != null) ? next : List.of();
	}

}
