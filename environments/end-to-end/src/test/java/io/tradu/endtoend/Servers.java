package io.tradu.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the servers of a machine hold for each of its environments. */
final class Servers {

	private static final Path SERVICES = Path.of("..", "..", "scripts", "services").toAbsolutePath().normalize();

	private static final String ROWS = """
			select table_schema || '.' || table_name, (xpath('/row/c/text()', query_to_xml(format(
				'select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text
			from information_schema.tables
			where table_schema in ('line', 'public') and table_type = 'BASE TABLE';
			""";

	private final Path folder;

	Servers(Machine machine) {
		this.folder = machine.folder("servers");
	}

	/** Returns how many rows each table of an environment has. */
	Map<String, Long> rows(Environment environment) {
		Map<String, Long> rows = new TreeMap<>();
		ask("postgresql", "sql", ROWS, "-d", "tradu_" + environment.name(), "-X", "-q", "-At").forEach((line) -> {
			String[] cells = line.split("\\|");
			rows.put(cells[0], Long.parseLong(cells[1]));
		});
		return rows;
	}

	/** Returns the queues of an environment, each with how many messages it holds. */
	List<String> queues(Environment environment) {
		return ask("rabbitmq", "ctl", "", "-q", "list_queues", "--no-table-headers", "-p",
				"tradu-" + environment.name(), "name", "messages")
			.sorted()
			.toList();
	}

	/** Returns the values that a tag of an environment's metrics has. */
	List<String> tags(Environment environment, String tag) {
		String answer = ask("influxdb", "query", "show tag values with key = \"" + tag + "\"",
				"tradu_" + environment.name())
			.reduce("", String::concat);
		return Pattern.compile("\\[\"" + tag + "\",\"([^\"]*)\"]")
			.matcher(answer)
			.results()
			.map((found) -> found.group(1))
			.distinct()
			.sorted()
			.toList();
	}

	/** Makes the database of an environment that has no servers of its own. */
	void makeDatabase(Environment environment, String password) {
		String name = "tradu_" + environment.name();
		ask("postgresql", "sql",
				"create role %1$s login password '%2$s'; create database %1$s owner %1$s;".formatted(name, password),
				"-d", "postgres");
	}

	private Stream<String> ask(String server, String action, String input, String... arguments) {
		List<String> words = new ArrayList<>(
				List.of(SERVICES.resolve(server).toString(), action, this.folder.resolve(server).toString()));
		words.addAll(List.of(arguments));
		return Command.run(Duration.ofMinutes(1), Map.of(), words, input).succeeded().output().lines();
	}

}
