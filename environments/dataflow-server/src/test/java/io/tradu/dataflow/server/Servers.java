package io.tradu.dataflow.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import org.springframework.util.StreamUtils;

/**
 * {@code scripts/dataflow} on ports and in a folder of its own, and what its servers are
 * asked.
 */
final class Servers {

	private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path folder;

	private final Map<String, Integer> ports = new TreeMap<>();

	private Servers(Path folder) throws IOException {
		this.folder = folder;
		for (String name : List.of("DATABASE", "BROKER", "INFLUX", "SKIPPER-development", "DATAFLOW-development",
				"SKIPPER-staging", "DATAFLOW-staging")) {
			this.ports.put(name, freePort());
		}
	}

	static Servers inFolderOfTheirOwn() throws IOException {
		Path folder = Files.createTempDirectory("tradu-servers");
		// PostgreSQL runs as another user, who has to get there.
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
		return new Servers(folder);
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	int port(String name) {
		return this.ports.get(name);
	}

	Path folder() {
		return this.folder;
	}

	Path home(String environment) {
		return this.folder.resolve(environment);
	}

	private Path releases() {
		return this.folder.resolve("releases");
	}

	String secret(String environment, String name) throws IOException {
		return Files.readString(home(environment).resolve("secrets/secret." + name));
	}

	Outcome run(String action, String environment) throws Exception {
		return run(action, environment, Map.of());
	}

	Outcome run(String action, String environment, Map<String, String> settings) throws Exception {
		Path output = Files.createTempFile(this.folder, action, ".log");
		Process process = start(action, environment, settings, output);
		if (!process.waitFor(5, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IllegalStateException(action + " does not end: " + Files.readString(output));
		}
		return new Outcome(process.exitValue(), Files.readString(output));
	}

	Process start(String action, String environment, Map<String, String> settings, Path output) throws IOException {
		String named = "all".equals(environment) ? "development" : environment;
		ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("scripts/dataflow").toString(), action, environment)
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		Map<String, String> variables = builder.environment();
		for (String name : List.of("DATABASE", "BROKER", "INFLUX")) {
			variables.put("TRADU_" + name + "_PORT", String.valueOf(port(name)));
		}
		variables.put("TRADU_SKIPPER_PORT", String.valueOf(port("SKIPPER-" + named)));
		variables.put("TRADU_DATAFLOW_PORT", String.valueOf(port("DATAFLOW-" + named)));
		variables.put("TRADU_RELEASES", releases().toString());
		variables.put("TRADU_SERVERS", this.folder.resolve("servers").toString());
		variables.put("TRADU_HOME", home(named).toString());
		variables.put("TRADU_SECRETS", home(named).resolve("secrets").toString());
		variables.putAll(settings);
		return builder.start();
	}

	long pid(String environment, String server) throws IOException {
		return Long.parseLong(Files.readString(home(environment).resolve("dataflow/" + server + ".pid")).trim());
	}

	void killServer(String environment, String server) throws Exception {
		ProcessHandle process = ProcessHandle.of(pid(environment, server)).orElseThrow();
		process.destroyForcibly();
		process.onExit().get(10, TimeUnit.SECONDS);
	}

	/**
	 * The processes that work for these servers: all have the folder among their
	 * variables or in their command.
	 */
	List<Long> processes(String environment) {
		return processesWith(home(environment).toString());
	}

	List<Long> processes() {
		return processesWith(this.folder.toString());
	}

	static List<Long> processesWith(String text) {
		return ProcessHandle.allProcesses()
			.filter((process) -> process.pid() != ProcessHandle.current().pid())
			.filter((process) -> (variables(process.pid()) + commandLine(process.pid())).contains(text))
			.map(ProcessHandle::pid)
			.collect(Collectors.toList());
	}

	static String variables(long pid) {
		return read(Path.of("/proc/" + pid + "/environ"));
	}

	static String commandLine(long pid) {
		return read(Path.of("/proc/" + pid + "/cmdline"));
	}

	private static String read(Path path) {
		try {
			return Files.readString(path, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

	String ask(String environment, String method, String path) throws Exception {
		HttpResponse<String> response = send("DATAFLOW-" + environment, method, path, "Authorization",
				login(environment));
		if (response.statusCode() >= 300) {
			throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
		}
		return response.body();
	}

	/** Returns the login of an environment's operator. */
	String login(String environment) throws IOException {
		return "Basic " + Base64.getEncoder()
			.encodeToString(("operator:" + secret(environment, "dataflow")).getBytes(StandardCharsets.UTF_8));
	}

	/** Sends a request with further headers, and returns the answer whatever it is. */
	HttpResponse<String> send(String server, String method, String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(server) + path))
			.header("Accept", "application/json")
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	Path application() throws IOException {
		Path jar = Files.createDirectories(releases()).resolve("deployed-1.0.0.jar");
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Deployed.class.getName());
		String entry = Deployed.class.getName().replace('.', '/') + ".class";
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream output = new JarOutputStream(file, manifest)) {
			output.putNextEntry(new JarEntry(entry));
			StreamUtils.copy(Deployed.class.getClassLoader().getResourceAsStream(entry), output);
			output.closeEntry();
		}
		return jar;
	}

	void remove() throws Exception {
		try {
			run("down", "all");
		}
		finally {
			Stream.of(processes())
				.flatMap(List::stream)
				.map(ProcessHandle::of)
				.forEach((process) -> process.ifPresent(ProcessHandle::destroyForcibly));
			FileSystemUtils.deleteRecursively(this.folder);
		}
	}

	/** What a call of the script said, and how it ended. */
	static final class Outcome {

		private final int code;

		private final String output;

		private Outcome(int code, String output) {
			this.code = code;
			this.output = output;
		}

		int code() {
			return this.code;
		}

		String output() {
			return this.output;
		}

		@Override
		public String toString() {
			return "exit code " + this.code + ": " + this.output;
		}

	}

}
