package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.batch.lease.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** The containers are what scripts and settings make of the same servers. */
class ComposeTests {

	private static final Path FILE = EnvironmentsCopy.REAL.resolve("compose.yml");

	private static final Path SERVER = EnvironmentsCopy.REAL
		.resolve(Path.of("dataflow-server", "src", "main", "resources", "application.yml"));

	private static final Path SKIPPER = EnvironmentsCopy.REAL.resolve(EnvironmentsCopy.SKIPPER);

	private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(?::([-?])([^}]*))?}");

	private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+[kmg])");

	private static final DataSize ALL = DataSize.ofGigabytes(4);

	private final String text = read(FILE);

	private final Map<String, Object> content = yaml(this.text);

	private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();

	ComposeTests() {
		map(this.content.get("services")).forEach((name, service) -> this.services.put(name, map(service)));
	}

	@Test
	void pinsEveryImage() {
		assertThat(this.services).isNotEmpty()
			.allSatisfy((name, service) -> assertThat(String.valueOf(service.get("image")))
				.matches("\\$\\{TRADU_\\w+_IMAGE:-[\\w/.-]+:\\d+\\.\\d+[\\w.-]*}"));
	}

	@Test
	void boundsAndWatchesEveryContainer() {
		assertThat(this.services).allSatisfy((name, service) -> {
			assertThat(memory(service, Map.of()).toMegabytes()).isPositive();
			assertThat(map(service.get("healthcheck"))).containsKeys("test", "interval", "retries");
			assertThat(service).containsEntry("restart", "unless-stopped");
		});
		assertThat(this.services.values().stream().mapToLong((service) -> memory(service, Map.of()).toBytes()).sum())
			.isLessThanOrEqualTo(ALL.toBytes());
	}

	@Test
	void runsNothingAsRoot() {
		assertThat(this.services).allSatisfy((name, service) -> {
			assertThat(String.valueOf(service.get("user")))
				.matches("\\$\\{TRADU_UID:\\?[^}]+}:\\$\\{TRADU_GID:\\?[^}]+}");
			assertThat(list(service.get("cap_drop"))).containsExactly("ALL");
			assertThat(list(service.get("security_opt"))).containsExactly("no-new-privileges:true");
		});
	}

	@Test
	void letsContainersWriteToTheFolderOfTheEnvironmentOnly() {
		String own = "${TRADU_ROOT}/var/${TRADU_ENVIRONMENT:-development}";
		assertThat(this.services.values()).flatExtracting((service) -> list(service.get("volumes")))
			.isNotEmpty()
			.allMatch((volume) -> volume.endsWith(":ro") || volume.startsWith(own));
	}

	@Test
	void publishesOnLoopbackOnlyAndUnderTheSameNumber() {
		List<String> ports = new ArrayList<>();
		this.services.values().forEach((service) -> list(service.get("ports")).forEach(ports::add));

		assertThat(ports).hasSize(5).doesNotHaveDuplicates().allSatisfy((port) -> {
			String[] parts = filled(port, Map.of()).split(":");
			assertThat(parts).hasSize(3);
			assertThat(parts[0]).isEqualTo("127.0.0.1");
			assertThat(parts[1]).isEqualTo(parts[2]);
		});
	}

	@Test
	void namesOnlyWhatThereIs() {
		Set<String> secrets = map(this.content.get("secrets")).keySet();
		this.services.values().forEach((service) -> {
			assertThat(secrets).containsAll(list(service.get("secrets")));
			assertThat(this.services.keySet()).containsAll(map(service.get("depends_on")).keySet());
			assertThat(String.valueOf(service.getOrDefault("network_mode", "service:database")))
				.isEqualTo("service:database");
		});
		assertThat(References.SECRETS).containsAll(secrets.stream().filter((name) -> !name.equals("pgpass")).toList());
	}

	// They share a name of the machine with the network, but not the process ids by which
	// one process tells whether another one on the same host lives.
	@Test
	void givesProcessesOfOneContainerAHostOfTheirOwn() {
		List<String> hosts = Stream.of("skipper", "dataflow")
			.map((service) -> filled(String.valueOf(environment(service).get("TRADU_LEASE_HOST")), Map.of()))
			.toList();

		assertThat(hosts).doesNotHaveDuplicates()
			.allSatisfy((host) -> assertThat(host).matches("tradu-development-\\w+"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "skipper", "dataflow" })
	void handsTheHostOnToWhatTheServersStart(String server) {
		Matcher inherited = Pattern.compile("env-vars-to-inherit: (\\S+)")
			.matcher(read(server.equals("skipper") ? SKIPPER : SERVER));

		assertThat(inherited.find()).isTrue();
		assertThat(inherited.group(1).split(",")).anyMatch("TRADU_LEASE_HOST"::matches);
		assertThat(Instance.of(new StandardEnvironment() {

			@Override
			public Map<String, Object> getSystemEnvironment() {
				return Map.of("TRADU_LEASE_HOST", "own");
			}

		}).host()).isEqualTo("own");
	}

	@Test
	void hasOneDefaultForEachVariable() {
		Map<String, Set<String>> defaults = new TreeMap<>();
		VARIABLE.matcher(this.text)
			.results()
			.forEach((found) -> defaults.computeIfAbsent(found.group(1), (name) -> new TreeSet<>())
				.add(String.valueOf(found.group(3))));

		assertThat(defaults.remove("TRADU_ROOT")).contains("the folder of the project");
		assertThat(defaults).allSatisfy((name, values) -> assertThat(values).hasSize(1).doesNotContain("null"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "skipper", "dataflow" })
	void givesTheServersWhatTheirSettingsAskFor(String server) {
		String settings = read(server.equals("skipper") ? SKIPPER : SERVER);
		Set<String> asked = new TreeSet<>();
		Pattern.compile("\\$\\{(TRADU_\\w+)").matcher(settings).results().forEach((found) -> asked.add(found.group(1)));
		// As long as it takes anywhere.
		asked.remove("TRADU_HEALTHY_WITHIN");

		assertThat(environment(server).keySet()).containsAll(asked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "development", "staging", "production" })
	void agreesWithTheSettingsOfAnEnvironment(String name) {
		Map<String, String> given = given(name);
		Declared environment = new Verification(new EnvironmentFolders(EnvironmentsCopy.REAL),
				MachineSize.parse("8GB/2"))
			.declared(name);
		Map<String, Object> dataFlow = environment("dataflow");

		assertThat(port(dataFlow, "TRADU_DATAFLOW_PORT", given)).isEqualTo(port(environment, "tradu.dataflow.uri"));
		assertThat(port(dataFlow, "TRADU_SKIPPER_PORT", given))
			.isEqualTo(port(environment, "tradu.dataflow.skipper-uri"));
		assertThat(port(dataFlow, "TRADU_TASK_LIMIT", given))
			.isEqualTo(MachineFit.number(environment, "tradu.limits.concurrent-runs") + 1);
		assertThat(size(filled(String.valueOf(dataFlow.get("TRADU_TASK_MEMORY")), given)))
			.isEqualTo(MachineFit.size(environment, "tradu.limits.memory"));
		// Three Java processes in each: a night and a canary beside the server, and the
		// stream's two applications beside the other one.
		long besideHeaps = DataSize.ofMegabytes(MemoryNeed.BESIDE_HEAP).toBytes() * 3;
		assertThat(memory(this.services.get("dataflow"), given).toBytes())
			.isGreaterThan(heaps("dataflow") + heaps(environment, "tasks.") + besideHeaps);
		assertThat(memory(this.services.get("skipper"), given).toBytes()).isGreaterThan(heaps("skipper")
				+ heaps(environment, "stream.deployer.") * 2 + heaps(environment, "stream.members.") + besideHeaps);
	}

	@Test
	void hasTheSharedServersWhereDevelopmentLooksForThem() {
		String settings = read(EnvironmentsCopy.REAL.resolve(Path.of("development", "application.yml")));
		Pattern.compile("\\$\\{(TRADU_(?:DATABASE|BROKER|INFLUX)_PORT):(\\d+)}")
			.matcher(settings)
			.results()
			.forEach((found) -> assertThat(this.text).contains("${" + found.group(1) + ":-" + found.group(2) + "}"));
	}

	// What the head of the file says is to be set for an environment.
	private Map<String, String> given(String environment) {
		Map<String, String> given = new TreeMap<>();
		this.text.lines()
			.filter((line) -> line.startsWith("#   " + environment + ": "))
			.flatMap((line) -> List.of(line.substring(line.indexOf(':') + 2).split(" ")).stream())
			.forEach((setting) -> given.put(setting.split("=")[0], setting.split("=")[1]));
		assertThat(given.isEmpty()).isEqualTo(environment.equals("development"));
		return given;
	}

	private Map<String, Object> environment(String service) {
		return map(this.services.get(service).get("environment"));
	}

	private static int port(Map<String, Object> variables, String name, Map<String, String> given) {
		return Integer.parseInt(filled(String.valueOf(variables.get(name)), given));
	}

	private static int port(Declared environment, String setting) {
		return ServerAddress.of(environment.value(setting).orElseThrow()).orElseThrow().port();
	}

	private long heaps(String service) {
		return sum(String.valueOf(this.services.get(service).get("command")));
	}

	private static long heaps(Declared environment, String prefix) {
		return environment.dataFlow()
			.settings()
			.stream()
			.filter((setting) -> setting.name().startsWith(prefix))
			.mapToLong((setting) -> sum(setting.value()))
			.sum();
	}

	private static long sum(String options) {
		return HEAP.matcher(options).results().mapToLong((heap) -> size(heap.group(1)).toBytes()).sum();
	}

	private static DataSize memory(Map<String, Object> service, Map<String, String> given) {
		return size(filled(String.valueOf(service.get("mem_limit")), given));
	}

	private static DataSize size(String text) {
		return DataSize.parse(text.toUpperCase(Locale.ROOT) + "B");
	}

	private static String filled(String text, Map<String, String> given) {
		return VARIABLE.matcher(text)
			.replaceAll((MatchResult found) -> given.getOrDefault(found.group(1), String.valueOf(found.group(3))));
	}

	private static Map<String, Object> yaml(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		return map(new Yaml(new SafeConstructor(options)).load(text));
	}

	private static Map<String, Object> map(Object value) {
		Map<String, Object> map = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> entries) {
			entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
		}
		return map;
	}

	private static List<String> list(Object value) {
		return (value instanceof List<?> entries) ? entries.stream().map(String::valueOf).toList() : List.of();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
