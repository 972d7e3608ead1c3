package io.tradu.report;

/** What a night's status means, in a word or two. */
final class StatusWords {

	private StatusWords() {
	}

	static String of(NightState night) {
		if (night.running()) {
			return "Still running";
		}
		return switch (night.status()) {
			case "COMPLETED" -> "Completed";
			case "ABANDONED" -> "Abandoned";
			case "STOPPED" -> "Stopped";
			case "FAILED" -> "Failed";
			case "UNKNOWN" -> "Outcome unknown";
			default -> "Its process died";
		};
	}

}
