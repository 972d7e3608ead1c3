package io.tradu.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tradu.cli.PageLine.Tone;
import io.tradu.cli.StatusWatch.Seen;

/**
 * The status on a terminal, drawn anew until a person has seen enough. Drawing does not
 * wait for a look: a database that does not answer is part of the picture.
 */
class LiveStatus {

	private static final Duration DRAW_EVERY = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final int CTRL_C = 3;

	private static final int CTRL_D = 4;

	private final TerminalWriter out;

	private final Duration interval;

	private final Glyphs glyphs;

	private final Clock clock;

	private final CountDownLatch quit = new CountDownLatch(1);

	LiveStatus(TerminalWriter out, Duration interval, Glyphs glyphs, Clock clock) {
		this.out = out;
		this.interval = interval;
		this.glyphs = glyphs;
		this.clock = clock;
	}

	/**
	 * Shows the status until somebody presses {@code q} or Ctrl-C.
	 * @return false if there is no terminal to be had
	 */
	boolean show() throws IOException, InterruptedException {
		StatusWatch watch = new StatusWatch(new LineWindow(LiveStatus::visitor), this.interval, this.clock);
		watch.begin();
		Optional<Tty> terminal = Tty.take(this.out);
		Thread watching = daemon("status-watch", watch);
		if (terminal.isPresent()) {
			try (Tty tty = terminal.get()) {
				daemon("keys", () -> awaitKey(tty));
				do {
					draw(tty, watch.seen(), new StatusPage(watch.clock()));
				}
				while (!this.quit.await(drawEvery().toMillis(), TimeUnit.MILLISECONDS));
			}
		}
		watch.end(watching);
		return terminal.isPresent();
	}

	private static Application visitor() {
		// A person waits for each look.
		return new Application().with("spring.datasource.hikari.connection-timeout", 3000);
	}

	private Duration drawEvery() {
		return (this.interval.compareTo(DRAW_EVERY) < 0) ? this.interval : DRAW_EVERY;
	}

	private static Thread daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private void awaitKey(Tty tty) {
		int key = tty.key();
		while (key != -1 && key != 'q' && key != 'Q' && key != CTRL_C && key != CTRL_D) {
			key = tty.key();
		}
		this.quit.countDown();
	}

	private void draw(Tty tty, Seen seen, StatusPage page) {
		Tty.Size size = tty.size();
		Glyphs fitting = this.glyphs.withColumns(size.columns());
		List<PageLine> lines = new ArrayList<>();
		if (seen.status() != null) {
			lines.addAll(page.lines(seen.status(), seen.pace(), fitting));
		}
		// What does not fit is cut, but never what went wrong.
		List<PageLine> end = end(seen);
		lines = new ArrayList<>(lines.subList(0, Math.max(0, Math.min(lines.size(), size.rows() - end.size()))));
		lines.addAll(end);
		tty.show(lines.subList(Math.max(0, lines.size() - size.rows()), lines.size()), fitting);
	}

	private List<PageLine> end(Seen seen) {
		List<PageLine> lines = new ArrayList<>();
		Instant now = this.clock.instant();
		if (!seen.problem().isEmpty()) {
			lines.add(new PageLine().add((seen.status() != null) ? Tone.BAD : Tone.PLAIN, seen.problem()));
		}
		if (seen.status() != null && now.isAfter(seen.due().plus(this.interval).plus(PATIENCE))) {
			lines.add(new PageLine().add(Tone.WATCH,
					"seen " + Numbers.duration(Duration.between(seen.at(), now)) + " ago"));
		}
		lines.add(new PageLine().add("q ends"));
		return lines;
	}

}
