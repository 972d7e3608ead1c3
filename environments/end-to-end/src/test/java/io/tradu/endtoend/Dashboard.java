package io.tradu.endtoend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import io.tradu.testing.Browser;

import static org.awaitility.Awaitility.await;

/** The Data Flow dashboard in a real browser, used with the mouse. */
final class Dashboard {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String CLICK = """
			const wanted = [...document.querySelectorAll(arguments[0] || 'button')].filter(
				button => button.textContent.trim() === '%s' && !button.disabled && button.offsetParent !== null);
			if (wanted.length !== 1) { return false; }
			wanted[0].click();
			return true;
			""";

	private final Browser browser = Browser.shared();

	private final DataFlow server;

	Dashboard(DataFlow server) {
		this.server = server;
		this.browser.open(server.login(), 1400, false);
	}

	/** Opens the page of a job execution. */
	void openJob(long execution) {
		open("tasks-jobs/job-executions/" + execution);
	}

	/** Opens the page of a task execution. */
	void openTask(long execution) {
		open("tasks-jobs/task-executions/" + execution);
	}

	/** Opens the list of streams. */
	void openStreams() {
		open("streams/list");
	}

	// The pages differ only behind the #: without the blank one between, the browser
	// would stay where it is.
	private void open(String page) {
		this.browser.open(URI.create("about:blank"), 1400, false);
		this.browser.open(this.server.page(page), 1400, false);
	}

	/** Waits until the page shows a text. */
	void shows(String text) {
		await().atMost(PATIENCE).until(() -> text().contains(text));
	}

	/** Waits until the page has the one button with a text, and clicks it. */
	void click(String button) {
		await().atMost(PATIENCE).until(() -> this.browser.run(CLICK.formatted(button)).asBoolean());
	}

	/** Returns what the page shows. */
	String text() {
		return this.browser.run("return document.body.innerText").asString();
	}

	/** Takes a picture of the page. */
	Path photograph(String name) {
		return this.browser.photograph(name);
	}

}
