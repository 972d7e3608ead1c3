package io.tradu.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import io.tradu.batch.audit.Act;
import io.tradu.batch.broker.BrokerAway;
import io.tradu.batch.broker.DeadLetterQueue;
import io.tradu.batch.broker.PoisonedMessage;
import io.tradu.command.TraduCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/** The broker's dead letters among the line's. */
final class Messages {

	static final String KIND = "message";

	private static final int SHORT = 60;

	private final DeadLetterQueue queue;

	private final PrintWriter out;

	private final PrintWriter err;

	Messages(ConfigurableApplicationContext context, PrintWriter out, PrintWriter err) {
		this.queue = context.getBean(DeadLetterQueue.class);
		this.out = out;
		this.err = err;
	}

	/** Returns them; none, and says so, if the broker cannot be asked. */
	List<PoisonedMessage> list(int limit) {
		try {
			return this.queue.list(limit);
		}
		catch (BrokerAway ex) {
			this.err.println("tradu: the broker's dead letters are not listed: " + ex.getMessage());
			this.err.flush();
			return List.of();
		}
	}

	/** Says that there is no broker, where only its letters are asked for. */
	void sayWhetherConfigured() {
		if (!this.queue.isConfigured()) {
			this.err.println("tradu: no broker is configured here");
			this.err.flush();
		}
	}

	static Map<String, Object> listed(PoisonedMessage message) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", message.id());
		fields.put("kind", KIND);
		fields.put("sentAt", text(message));
		fields.put("reason", message.reason());
		fields.put("content", message.content());
		return fields;
	}

	static String line(PoisonedMessage message) {
		String at = text(message);
		return "%-10s  %-20s  %s  %s".formatted(message.id(), (at != null) ? at : "-", message.reason(),
				shortened(message.content()));
	}

	PoisonedMessage find(String id) {
		return this.queue.find(id).orElseThrow(() -> unknown(id));
	}

	/** Sends messages on their way again. */
	void replay(List<String> ids, Act act) {
		each(ids, act, this.queue::replay, "sent again");
	}

	/** Takes messages away for good. */
	void discard(List<String> ids, Act act) {
		each(ids, act, this.queue::discard, "discarded");
	}

	private void each(List<String> ids, Act act, BiPredicate<String, Act> deed, String done) {
		for (String id : ids) {
			if (!deed.test(id, act)) {
				throw unknown(id);
			}
			this.out.println("  message " + id + " " + done);
		}
		this.out.flush();
	}

	private static WrongUsage unknown(String id) {
		return new WrongUsage(
				"there is no message " + id + "; " + TraduCommand.of("dead-letters", "list") + " lists them");
	}

	private static @Nullable String text(PoisonedMessage message) {
		return (message.at() != null) ? message.at().toString() : null;
	}

	private static String shortened(String content) {
		String line = content.replaceAll("\\p{Cntrl}", " ");
		return (line.length() <= SHORT) ? line : line.substring(0, SHORT) + "...";
	}

}
