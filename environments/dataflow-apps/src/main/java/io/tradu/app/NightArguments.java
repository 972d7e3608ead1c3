package io.tradu.app;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which night a task is launched for. The server hands job parameters over as
 * {@code name=value} and, when it restarts a job, as {@code name=value,type}.
 *
 * @param businessDate its date; null for today
 * @param sequence its sequence; null for the one the night has come to
 * @param request the launch request it comes from; null if there is none
 */
record NightArguments(@Nullable LocalDate businessDate, @Nullable Long sequence, @Nullable Long request) {

	/** Argument that names the launch request. */
	static final String REQUEST = "request";

	/**
	 * Reads them.
	 * @throws IllegalArgumentException if there is one that is none of them, or has a
	 * wrong value
	 */
	static NightArguments of(List<String> arguments) {
		LocalDate date = null;
		Long sequence = null;
		Long request = null;
		for (String argument : arguments) {
			String[] parts = argument.split("=", 2);
			String value = (parts.length == 2) ? parts[1].split(",", 2)[0] : "";
			switch (parts[0]) {
				case "businessDate" -> date = date(argument, value);
				case "sequence" -> sequence = number(argument, value);
				case REQUEST -> request = number(argument, value);
				default -> throw new IllegalArgumentException(
						"there is no argument '" + argument + "'; there are businessDate=YYYY-MM-DD and sequence=N");
			}
		}
		return new NightArguments(date, sequence, request);
	}

	private static LocalDate date(String argument, String value) {
		try {
			return LocalDate.parse(value);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("'" + argument + "' names no date; write businessDate=YYYY-MM-DD", ex);
		}
	}

	private static Long number(String argument, String value) {
		try {
			return Long.valueOf(value);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'" + argument + "' names no number", ex);
		}
	}

	/** Returns the command that runs the night. */
	List<String> command() {
		List<String> command = new ArrayList<>(List.of("run", "nightly"));
		Optional.ofNullable(this.businessDate).ifPresent((date) -> command.addAll(List.of("--date", date.toString())));
		Optional.ofNullable(this.sequence)
			.ifPresent((number) -> command.addAll(List.of("--sequence", number.toString())));
		Optional.ofNullable(this.request)
			.ifPresent((number) -> command.addAll(List.of("--reason", "launch request " + number)));
		return command;
	}

}
