package io.tradu.environment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.util.unit.DataSize;

/**
 * Finds limits that are not written as the scripts read them, which know no Spring, and a
 * memory in which no Java begins.
 */
class LimitsRule implements Rule {

	private static final String MEMORY = "tradu.limits.memory";

	private static final DataSize LEAST = DataSize.ofMegabytes(64);

	@Override
	public List<Finding> check(Declared environment) {
		return Stream
			.concat(memory(environment).stream(),
					Stream.of("tradu.limits.cpus", "tradu.limits.concurrent-runs")
						.flatMap((setting) -> number(environment, setting).stream()))
			.toList();
	}

	private static Optional<Finding> memory(Declared environment) {
		Optional<Setting> memory = environment.settings().find(MEMORY).filter((set) -> isSize(set.value()));
		if (memory.filter((set) -> !set.value().matches("[1-9]\\d*[KMG]B")).isPresent()) {
			return memory.map((set) -> environment.finding("value", set,
					"has to stand there as a whole number of KB, MB or GB, without a space, as 512MB does"));
		}
		return memory.filter((set) -> DataSize.parse(set.value()).compareTo(LEAST) < 0)
			.map((set) -> environment.finding("value", set,
					"is too little for a run; " + LEAST.toMegabytes() + "MB are the least"));
	}

	// What is no size does not bind, which another rule says.
	private static boolean isSize(String value) {
		try {
			return value.contains("${") || DataSize.parse(value) != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static Optional<Finding> number(Declared environment, String setting) {
		// What is no number at all, or too small, does not bind.
		return environment.settings()
			.find(setting)
			.filter((set) -> set.value().matches(".*\\$\\{.*|[\\d.]*\\.[\\d.]*"))
			.map((set) -> environment.finding("value", set,
					"has to stand there as a whole number: scripts read it that fill in no references"));
	}

}
