package io.tradu.batch.step;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads items from a list and goes on at its last committed position. */
class Items implements ItemStreamReader<String> {

	private final List<String> items;

	private final Consumer<String> check;

	private int position;

	private Items(List<String> items, Consumer<String> check) {
		this.items = items;
		this.check = check;
	}

	static Items of(String... items) {
		return new Items(List.of(items), (item) -> {
		});
	}

	/** Calls the check with each item, which may throw. */
	Items each(Consumer<String> check) {
		return new Items(this.items, check);
	}

	@Override
	public void open(ExecutionContext context) {
		this.position = context.getInt("position", 0);
	}

	@Override
	public @Nullable String read() {
		if (this.position == this.items.size()) {
			return null;
		}
		String item = this.items.get(this.position++);
		this.check.accept(item);
		return item;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putInt("position", this.position);
	}

}
