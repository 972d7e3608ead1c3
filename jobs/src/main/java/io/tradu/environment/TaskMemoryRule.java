package io.tradu.environment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.unit.DataSize;

/**
 * Finds a night's task that Data Flow gives another heap than the environment's limits
 * name. Without one of its own it would have the server's.
 */
class TaskMemoryRule implements Rule {

	private static final String MEMORY = "tradu.limits.memory";

	private static final String OPTIONS = "tasks.tradu-nightly.deployer.local.javaOpts";

	private static final Pattern HEAP = Pattern.compile("(?:^|\\s)-Xmx(\\d+)([kmgKMG])(?!\\S)");

	@Override
	public List<Finding> check(Declared environment) {
		DataSize limit = MachineFit.size(environment, MEMORY);
		// Another rule says what is wrong with the limit.
		if (limit.toMegabytes() < 1 || !environment.dataFlow().exists() || environment.dataFlow().defect() != null) {
			return List.of();
		}
		Optional<Setting> options = environment.dataFlow().find(OPTIONS);
		if (options.flatMap((set) -> heap(environment.resolved(set.value()))).filter(limit::equals).isPresent()) {
			return List.of();
		}
		return List.of(environment.finding("disagrees", environment.dataFlow().placeOf(OPTIONS), OPTIONS,
				"does not give the night " + MEMORY + " of " + environment.settings().label() + " as its heap: -Xmx"
						+ limit.toMegabytes() + "m"));
	}

	// The last one holds, as for Java.
	private static Optional<DataSize> heap(String options) {
		Matcher heaps = HEAP.matcher(options);
		Optional<DataSize> heap = Optional.empty();
		while (heaps.find()) {
			heap = Optional.of(DataSize.parse(heaps.group(1) + heaps.group(2).toUpperCase(Locale.ROOT) + "B"));
		}
		return heap;
	}

}
