package io.tradu.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.testing.NightFolder;

/** Types what the messages of a night that was disturbed say. */
final class Operator {

	static final List<String> RUN = List.of("run", "nightly", "--date", NightFolder.DATE);

	static final List<String> RESTART = List.of("restart", NightFolder.DATE);

	private static final List<String> AGAIN = List.of("run", "nightly", "--date", NightFolder.DATE, "--again");

	private static final List<String> RECONCILE = List.of("reconcile", "--deep");

	private static final List<String> REPAIR = List.of("reconcile", "--repair", "--reason", "chaos");

	private static final Pattern CANCELED = Pattern.compile("news/(\\S+\\.csv) is canceled");

	private static final Pattern CHANGED = Pattern.compile("(news/\\S+\\.csv)[^\n]*? (?:has other bytes|is gone)");

	private final SentDocuments sent;

	private final Random random;

	private final List<List<String>> queue = new ArrayList<>();

	Operator(SentDocuments sent, Random random) {
		this.sent = sent;
		this.random = random;
	}

	/** Returns how a night is taken up after a kill. */
	List<String> next() {
		this.queue.clear();
		return switch (this.random.nextInt(3)) {
			case 0 -> RUN;
			case 1 -> RESTART;
			default -> List.of("recover");
		};
	}

	/** Returns how a night is abandoned. */
	static List<String> abandon(boolean giveBack) {
		List<String> command = new ArrayList<>(List.of("abandon", NightFolder.DATE, "--reason", "chaos"));
		if (giveBack) {
			command.add("--give-back");
		}
		return command;
	}

	/**
	 * Returns what is typed next; nothing if all is done.
	 * @throws AssertionError if a message says nothing that could be done
	 */
	List<String> answer(List<String> command, int code, String said) throws IOException {
		CANCELED.matcher(said).results().forEach((match) -> this.sent.refused(match.group(1)));
		if (!this.queue.isEmpty()) {
			return this.queue.remove(0);
		}
		if (said.contains("put the file")) {
			return changed(said);
		}
		if (code == 5 && said.contains("begin a new one")) {
			return RUN;
		}
		if (code == 5 && said.contains("has recorded as delivered")) {
			this.queue.add(RESTART);
			return REPAIR;
		}
		return switch (command.get(0)) {
			case "run", "restart" -> ended(command, code, said);
			case "recover" -> expect(command, code, said, RESTART, 0, 3, 6);
			case "abandon" -> (code == 6 && said.contains("cannot be given back")) ? refused(command)
					: said.contains("there is no run") ? RUN : expect(command, code, said, AGAIN, 0, 6);
			case "withdraw" -> expect(command, code, said, RESTART, 0, 6);
			default -> compared(command, code, said);
		};
	}

	private List<String> refused(List<String> command) throws IOException {
		this.sent.putBack();
		return command;
	}

	private List<String> ended(List<String> command, int code, String said) {
		if (code == 0 || (code == 6 && said.contains("is COMPLETED"))) {
			return RECONCILE;
		}
		if (said.contains("there is no run")) {
			return RUN;
		}
		if (code == 6 && (said.contains("is ABANDONED"))) {
			return this.sent.areWaiting() ? AGAIN : RECONCILE;
		}
		if (code == 6 && command.equals(AGAIN) && said.contains("run it without --again")) {
			return RUN;
		}
		return expect(command, code, said, REPAIR, 3);
	}

	// Of a document whose archived file was changed, the message gives the choice to put
	// the file back, or to go on without it.
	private List<String> changed(String said) throws IOException {
		Matcher matcher = CHANGED.matcher(said);
		boolean withdraw = this.random.nextBoolean() && said.contains("withdraw") && matcher.find();
		this.sent.putBack();
		if (!withdraw) {
			return RESTART;
		}
		String document = matcher.group(1);
		this.sent.send(document.substring(document.indexOf('/') + 1));
		return List.of("withdraw", document, "--date", NightFolder.DATE, "--reason", "chaos");
	}

	private List<String> compared(List<String> command, int code, String said) throws IOException {
		if (code == 3) {
			return RUN;
		}
		if (this.sent.areWaiting()) {
			return (code == 0 || command.equals(REPAIR)) ? AGAIN : REPAIR;
		}
		if (code == 7 && !command.equals(REPAIR)) {
			return REPAIR;
		}
		if (code == 0 && this.sent.sendRefused()) {
			return AGAIN;
		}
		return expect(command, code, said, List.of(), 0);
	}

	private static List<String> expect(List<String> command, int code, String said, List<String> next,
			int... expected) {
		for (int one : expected) {
			if (one == code) {
				return next;
			}
		}
		throw new AssertionError("tradu " + String.join(" ", command) + " ended with " + code + ": " + said);
	}

}
