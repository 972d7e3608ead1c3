package io.tradu.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.util.unit.DataSize;

/**
 * Finds limits that a machine cannot keep: environments on one machine have to fit on it
 * together, with the servers they use.
 */
class MachineFit {

	private static final String MEMORY = "tradu.limits.memory";

	private static final String CPUS = "tradu.limits.cpus";

	private static final String PIPELINES = "tradu.limits.engine-pipelines";

	private static final String RULE = "machine";

	private final MachineSize machine;

	MachineFit(MachineSize machine) {
		this.machine = machine;
	}

	List<Finding> check(List<Declared> environments) {
		Map<String, List<Declared>> machines = environments.stream()
			.filter((environment) -> environment.value("tradu.limits.machine").isPresent())
			.collect(Collectors.groupingBy(Declared::machine, TreeMap::new, Collectors.toList()));
		List<Finding> findings = new ArrayList<>();
		machines.forEach((name, together) -> {
			memory(name, together).ifPresent(findings::add);
			cpus(name, together).ifPresent(findings::add);
			together.forEach((environment) -> pipelines(environment).ifPresent(findings::add));
		});
		return findings;
	}

	private Optional<Finding> memory(String name, List<Declared> together) {
		long needed = MemoryNeed.OF_SHARED_SERVERS.toMegabytes();
		StringBuilder sum = new StringBuilder("servers " + needed + "MB");
		for (Declared environment : together) {
			MemoryNeed need = MemoryNeed.of(environment);
			needed += need.total().toMegabytes();
			sum.append(", ").append(environment.name()).append(' ').append(need);
		}
		long has = this.machine.memory().toMegabytes();
		return (needed <= has) ? Optional.empty() : Optional.of(finding(together, MEMORY,
				"machine " + name + " needs " + needed + "MB of memory and has " + has + "MB: " + sum));
	}

	private Optional<Finding> cpus(String name, List<Declared> together) {
		int needed = together.stream().mapToInt((environment) -> number(environment, CPUS)).sum();
		return (needed <= this.machine.cpus()) ? Optional.empty()
				: Optional.of(finding(together, CPUS,
						"machine " + name + " needs " + needed + " processors and has " + this.machine.cpus() + ": "
								+ together.stream()
									.map((environment) -> environment.name() + " " + number(environment, CPUS))
									.collect(Collectors.joining(", "))));
	}

	// The stages of one pipeline fill up to two processors by themselves.
	private static Optional<Finding> pipelines(Declared environment) {
		int pipelines = number(environment, PIPELINES);
		int cpus = number(environment, CPUS);
		return (cpus == 0 || pipelines <= 2 * cpus) ? Optional.empty()
				: Optional.of(environment.finding(RULE, environment.settings().placeOf(PIPELINES), PIPELINES,
						pipelines + " pipelines for each pair of languages are more than " + cpus
								+ " processors can keep busy; " + 2 * cpus + " are the most"));
	}

	private static Finding finding(List<Declared> together, String setting, String says) {
		Declared last = together.get(together.size() - 1);
		return new Finding(RULE, last.settings().placeOf(setting), setting, says,
				together.stream().map(Declared::name).toList());
	}

	static int number(Declared environment, String setting) {
		return environment.value(setting).filter((value) -> value.matches("\\d{1,6}")).map(Integer::parseInt).orElse(0);
	}

	static DataSize size(Declared environment, String setting) {
		try {
			return environment.value(setting).map(DataSize::parse).orElse(DataSize.ofBytes(0));
		}
		catch (IllegalArgumentException ex) {
			// It does not bind, which another rule says.
			return DataSize.ofBytes(0);
		}
	}

}
