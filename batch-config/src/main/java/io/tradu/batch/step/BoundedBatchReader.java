package io.tradu.batch.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out the items of another reader in batches of a bounded number and size, each of
 * which is the one item of a {@linkplain StepTemplates#wholeChunk chunk}.
 *
 * @param <T> type of the single items
 */
public class BoundedBatchReader<T> implements ItemStreamReader<List<T>> {

	private final ItemStreamReader<T> items;

	private final int maxItems;

	private final long maxBytes;

	private final ToLongFunction<T> size;

	/**
	 * Creates a reader.
	 * @param items reads the single items
	 * @param maxItems largest number of items in a batch
	 * @param maxBytes size at which a batch is full; a larger item is a batch of its own
	 * @param size size of an item in bytes
	 */
	public BoundedBatchReader(ItemStreamReader<T> items, int maxItems, long maxBytes, ToLongFunction<T> size) {
		this.items = items;
		this.maxItems = maxItems;
		this.maxBytes = maxBytes;
		this.size = size;
	}

	@Override
	public void open(ExecutionContext context) {
		this.items.open(context);
	}

	@Override
	public @Nullable List<T> read() throws Exception {
		List<T> batch = new ArrayList<>();
		long bytes = 0;
		while (batch.size() < this.maxItems && bytes < this.maxBytes) {
			T item = this.items.read();
			if (item == null) {
				break;
			}
			batch.add(item);
			bytes += this.size.applyAsLong(item);
		}
		return batch.isEmpty() ? null : batch;
	}

	@Override
	public void update(ExecutionContext context) {
		this.items.update(context);
	}

	@Override
	public void close() {
		this.items.close();
	}

}
