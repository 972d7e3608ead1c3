package io.tradu.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium, driven over the W3C WebDriver protocol by Debian's
 * {@code chromium-driver}. Shared by all tests of the process, with which it ends.
 */
public final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

	private static final List<String> ARGUMENTS = List.of("--headless", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync", "--hide-scrollbars");

	private static final JsonMapper JSON = JsonMapper.shared();

	private static @Nullable Browser shared;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final Path profile;

	private final Process driver;

	private final URI address;

	private final String session;

	private Browser() throws IOException {
		this.profile = Files.createTempDirectory("tradu-browser-");
		// Port 0: the driver takes one that is free, and says which.
		this.driver = new ProcessBuilder("chromedriver", "--port=0", "--allowed-ips=127.0.0.1")
			.redirectErrorStream(true)
			.start();
		this.address = URI.create("http://127.0.0.1:" + port(this.driver));
		this.session = call("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities())))
			.path("sessionId")
			.asString();
	}

	/** Returns the browser, which is started where no test has needed it yet. */
	public static synchronized Browser shared() {
		if (shared == null) {
			try {
				Browser browser = new Browser();
				Runtime.getRuntime().addShutdownHook(new Thread(browser::close));
				shared = browser;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return shared;
	}

	/** Shows a page in a window of a width, in a light or dark scheme. */
	public void open(URI page, int width, boolean dark) {
		developer("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
		developer("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
		command("/url", Map.of("url", page.toString()));
	}

	/** Runs a script in the page and returns what it returns. */
	public JsonNode run(String script) {
		return command("/execute/sync", Map.of("script", script, "args", List.of()));
	}

	/** Returns what the console has said since it was asked last, warnings and errors. */
	public List<String> console() {
		List<String> messages = new ArrayList<>();
		command("/se/log", Map.of("type", "browser"))
			.forEach((entry) -> messages.add(entry.path("level").asString() + " " + entry.path("message").asString()));
		return messages;
	}

	/** Takes a picture of the whole page. */
	public Path photograph(String name) {
		JsonNode picture = developer("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
		try {
			Path folder = Files.createDirectories(Path.of("target", "screenshots"));
			return Files.write(folder.resolve(name + ".png"),
					Base64.getDecoder().decode(picture.path("data").asString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JsonNode developer(String command, Map<String, Object> parameters) {
		return command("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
	}

	private JsonNode command(String path, Object body) {
		return call("POST", "/session/" + this.session + path, body);
	}

	private JsonNode call(String method, String path, @Nullable Object body) {
		HttpRequest request = HttpRequest.newBuilder(this.address.resolve(path))
			.timeout(PATIENCE)
			.method(method,
					(body != null) ? BodyPublishers.ofString(JSON.writeValueAsString(body)) : BodyPublishers.noBody())
			.build();
		try {
			HttpResponse<String> response = this.http.send(request, BodyHandlers.ofString());
			JsonNode value = JSON.readTree(response.body()).path("value");
			if (response.statusCode() != 200) {
				throw new IllegalStateException(method + " " + path + ": " + value.path("message").asString());
			}
			return value;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int port(Process driver) throws IOException {
		BufferedReader said = new BufferedReader(
				new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
		for (String line = said.readLine(); line != null; line = said.readLine()) {
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				return Integer.parseInt(started.group(1));
			}
		}
		throw new IllegalStateException("chromedriver does not start");
	}

	private Map<String, Object> capabilities() {
		List<String> arguments = new ArrayList<>(ARGUMENTS);
		arguments.add("--user-data-dir=" + this.profile.resolve("profile"));
		return Map.of("browserName", "chrome", "goog:loggingPrefs", Map.of("browser", "ALL"), "goog:chromeOptions",
				Map.of("args", arguments));
	}

	@Override
	public void close() {
		try {
			call("DELETE", "/session/" + this.session, null);
		}
		catch (RuntimeException ex) {
			// Gone already.
		}
		List<ProcessHandle> children = this.driver.descendants().toList();
		this.driver.destroy();
		children.forEach(ProcessHandle::destroyForcibly);
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ex) {
			// A file that the browser was just writing; the folder is a temporary one.
		}
	}

}
