package io.tradu.engine.apertium;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One warm pipeline. One thread writes and another reads, because the pipes hold 64 KB
 * and a single thread with much in flight would wait for itself.
 */
final class ApertiumPipeline {

	private static final Logger logger = LoggerFactory.getLogger(ApertiumPipeline.class);

	private static final LogField PIPELINE = LogField.text("pipeline");

	private static final int BUFFER = 64 * 1024;

	private final String name;

	private final Stages stages;

	private final Flight flight;

	private final AtomicBoolean broken = new AtomicBoolean();

	// From then on texts of documents go through it, and its stages may quote them.
	private volatile boolean opened;

	private final OutputStream requests;

	// Used by the thread that sends, and by the one that reads.
	private long sent;

	private long answered;

	private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

	ApertiumPipeline(Mode mode, Stages stages, Flight flight) {
		this.name = "apertium-" + mode.name();
		this.stages = stages;
		this.flight = flight;
		this.requests = new BufferedOutputStream(stages.input(), BUFFER);
	}

	/**
	 * Sends first requests, which are in flight already, before the pipeline is open to
	 * all.
	 * @param onEnd called once, when the last answer was read or the pipeline broke
	 */
	void prime(List<Request> first, Consumer<ApertiumPipeline> onEnd) {
		run("-reader", this::read, onEnd);
		try {
			send(first);
		}
		catch (IOException ex) {
			// The reader finds the output at its end, and knows more.
		}
	}

	/** Lets a pipeline end that takes no requests. */
	void finish() {
		try {
			this.requests.close();
		}
		catch (IOException ex) {
			// It has ended already.
		}
	}

	/**
	 * Begins to take requests.
	 * @param onServed called once, when no more will be taken
	 */
	void open(Consumer<ApertiumPipeline> onServed) {
		this.opened = true;
		run("-writer", this::write, onServed);
	}

	private void run(String role, Runnable work, Consumer<ApertiumPipeline> onEnd) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			finally {
				onEnd.accept(this);
			}
		}, this.name + role);
		thread.setDaemon(true);
		thread.start();
	}

	private void write() {
		// Closing the input lets the stages finish what they have and end.
		try (OutputStream input = this.requests) {
			List<Request> next = this.flight.takeOff();
			while (!next.isEmpty() && this.stages.areAlive()) {
				send(next);
				next = this.flight.takeOff();
			}
			input.flush();
		}
		catch (IOException ex) {
			// A stage has died. What the stages behind it still answer is valid, and the
			// reader ends the flight after that.
		}
		catch (InterruptedException ex) {
			breakDown("interrupted");
		}
	}

	private void send(List<Request> next) throws IOException {
		for (Request request : next) {
			new Envelope(++this.sent).write(request.message(), this.requests);
		}
		this.requests.flush();
	}

	private void read() {
		byte[] buffer = new byte[BUFFER];
		try (InputStream output = this.stages.output()) {
			int length = output.read(buffer);
			while (length >= 0 && !this.broken.get()) {
				accept(buffer, length);
				length = output.read(buffer);
			}
		}
		catch (IOException ex) {
			breakDown("its output cannot be read: " + ex.getMessage());
		}
		finally {
			if (!this.flight.isCompleted()) {
				breakDown("it ended in the middle of its work");
			}
		}
	}

	private void accept(byte[] buffer, int length) {
		int start = 0;
		for (int i = 0; i < length && !this.broken.get(); i++) {
			if (buffer[i] == 0) {
				this.answer.write(buffer, start, i - start);
				land(this.answer.toString(StandardCharsets.UTF_8));
				this.answer.reset();
				start = i + 1;
			}
		}
		this.answer.write(buffer, start, length - start);
		if (this.answer.size() > 0 && this.answer.size() > this.flight.longestAnswer() && !this.flight.isCompleted()) {
			breakDown("it says more than any translation could");
		}
	}

	private void land(String text) {
		if (this.flight.isCompleted()) {
			// Each stage says one more NUL when its input ends.
			return;
		}
		Optional<String> content = new Envelope(++this.answered).open(text);
		if (content.isEmpty()) {
			breakDown("answer " + this.answered + " came without its number");
		}
		else {
			this.flight.land(content.get()).ifPresent(this::breakDown);
		}
	}

	/** Ends the pipeline if its oldest request has waited too long. */
	void check() {
		if (this.flight.isOverdue()) {
			breakDown("no answer came in time");
		}
	}

	/** Destroys the processes and gives the requests in flight back. */
	void breakDown(String reason) {
		if (this.broken.compareAndSet(false, true)) {
			String casualties = this.stages.casualties();
			this.stages.destroy();
			String words = this.name + ": " + reason + " (" + casualties
					+ (this.opened ? "what it said itself is logged at DEBUG" : this.stages.lastWords()) + ")";
			if (this.opened && this.flight.size() > 0) {
				tell(words);
			}
			this.flight.crash(words);
		}
	}

	private void tell(String words) {
		LogScope scope = LogScope.of(this.flight.logScope());
		try {
			LogEvent.of(logger, Level.WARN, "engine.broke").with(PIPELINE, this.name).log(words);
			if (logger.isDebugEnabled()) {
				logger.debug("{} said last: {}", this.name, this.stages.lastWords());
			}
		}
		finally {
			scope.close();
		}
	}

	void awaitEnd() throws InterruptedException {
		this.stages.awaitEnd();
	}

	boolean isBroken() {
		return this.broken.get();
	}

	int inFlight() {
		return this.flight.size();
	}

}
