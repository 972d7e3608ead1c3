package io.tradu.batch.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Keeps a tag from taking ever new values: each combination of values is a series that
 * the metrics database holds in memory.
 */
class BoundedTags implements MeterFilter {

	static final String OTHER = "other";

	private final int limit;

	private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

	BoundedTags(int limit) {
		this.limit = limit;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		return id.replaceTags(id.getTags().stream().map(this::bounded).toList());
	}

	private Tag bounded(Tag tag) {
		Set<String> values = this.known.computeIfAbsent(tag.getKey(), (key) -> ConcurrentHashMap.newKeySet());
		boolean room = values.size() < this.limit && values.add(tag.getValue());
		return (room || values.contains(tag.getValue())) ? tag : Tag.of(tag.getKey(), OTHER);
	}

}
