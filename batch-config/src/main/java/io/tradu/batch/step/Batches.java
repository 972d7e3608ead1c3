package io.tradu.batch.step;

import java.util.ArrayList;
import java.util.List;

import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Lets what was made for single items work on the batches of a
 * {@link BoundedBatchReader}. A failure is that of the whole batch: no single item of it
 * is skipped.
 */
public final class Batches {

	private Batches() {
	}

	public static <I, O> ItemProcessor<List<I>, List<O>> processor(ItemProcessor<I, O> processor) {
		return (batch) -> {
			List<O> processed = new ArrayList<>(batch.size());
			for (I item : batch) {
				O result = processor.process(item);
				if (result != null) {
					processed.add(result);
				}
			}
			return processed;
		};
	}

	public static <O> ItemWriter<List<O>> writer(ItemWriter<O> writer) {
		return (chunk) -> writer.write(items(chunk));
	}

	public static <O> ItemWriteListener<List<O>> listener(ItemWriteListener<O> listener) {
		return new ItemWriteListener<>() {

			@Override
			public void afterWrite(Chunk<? extends List<O>> chunk) {
				listener.afterWrite(items(chunk));
			}

		};
	}

	private static <O> Chunk<O> items(Chunk<? extends List<O>> chunk) {
		return new Chunk<>(chunk.getItems().stream().flatMap(List::stream).toList());
	}

}
