package io.tradu.batch.step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.batch.infrastructure.item.ItemStreamReader;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedBatchReaderTests {

	@Test
	void bindsBatchesByNumber() throws Exception {
		assertThat(batches(1, 1, 1, 1, 1)).containsExactly(List.of(1, 1, 1), List.of(1, 1));
	}

	@Test
	void endsBatchAtItsSize() throws Exception {
		assertThat(batches(4, 6, 4, 5, 5)).containsExactly(List.of(4, 6), List.of(4, 5, 5));
	}

	@Test
	void handsOutLargerItemAlone() throws Exception {
		assertThat(batches(50, 1, 50, 1)).containsExactly(List.of(50), List.of(1, 50), List.of(1));
	}

	@Test
	void endsWithTheItems() throws Exception {
		assertThat(batches()).isEmpty();
	}

	private static List<List<Integer>> batches(Integer... sizes) throws Exception {
		Deque<Integer> left = new ArrayDeque<>(List.of(sizes));
		ItemStreamReader<Integer> items = new ItemStreamReader<>() {

			@Override
			public @Nullable Integer read() {
				return left.poll();
			}

		};
		BoundedBatchReader<Integer> reader = new BoundedBatchReader<>(items, 3, 10, Integer::longValue);
		List<List<Integer>> batches = new ArrayList<>();
		for (List<Integer> batch = reader.read(); batch != null; batch = reader.read()) {
			batches.add(batch);
		}
		return batches;
	}

}
