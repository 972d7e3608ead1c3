package io.tradu.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command to type. As text it works where this process was started: it names the
 * script, the environment and the home, as far as they are not the default ones, and
 * quotes what the shell would take apart.
 *
 * @param words the command and its arguments, without the script and its home
 */
public record TraduCommand(List<String> words) {

	/** Stands for a reason that the operator has to give. */
	private static final String REASON = " --reason \"...\"";

	public TraduCommand {
		words = List.copyOf(words);
	}

	/** Returns a command with its arguments. */
	public static TraduCommand of(Object... words) {
		return new TraduCommand(Stream.of(words).map(Object::toString).toList());
	}

	/** Returns this command with further arguments. */
	public TraduCommand with(Object... more) {
		List<String> all = new ArrayList<>(this.words);
		Stream.of(more).map(Object::toString).forEach(all::add);
		return new TraduCommand(all);
	}

	/** Returns this command as text, with a reason to be filled in. */
	public String withReason() {
		return in(Invocation.ofProcess()) + REASON;
	}

	String in(Invocation invocation) {
		Stream<String> assignments = invocation.assignments()
			.entrySet()
			.stream()
			.map((variable) -> variable.getKey() + "=" + quoted(variable.getValue()));
		return Stream.concat(assignments, invocation.around(this.words).stream().map(TraduCommand::quoted))
			.collect(Collectors.joining(" "));
	}

	@Override
	public String toString() {
		return in(Invocation.ofProcess());
	}

	/** Returns a word as the shell takes it for one, on one line whatever it holds. */
	public static String quoted(String word) {
		if (word.matches("[\\p{L}\\p{N}_@%+:,./=-]+")) {
			return word;
		}
		if (word.chars().noneMatch(TraduCommand::isInvisible)) {
			return "'" + word.replace("'", "'\\''") + "'";
		}
		return word.codePoints().mapToObj(TraduCommand::escaped).collect(Collectors.joining("", "$'", "'"));
	}

	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

	private static String escaped(int character) {
		if (isInvisible(character)) {
			return String.format(Locale.ROOT, "\\U%08x", character);
		}
		return (character == '\'' || character == '\\') ? "\\" + (char) character : Character.toString(character);
	}

}
