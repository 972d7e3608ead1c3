package io.tradu.engine.apertium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One direction of one language pair, as its mode file describes it: the commands whose
 * chain translates.
 *
 * @param name the file's name without its ending, for example {@code eng-spa}
 * @param stages the commands in order, program first
 */
record Mode(String name, List<List<String>> stages) {

	// A word is any run of bare characters and quoted strings: 'a b'c is one word.
	private static final Pattern WORD = Pattern.compile("\\||(?:[^\\s'\"|]|'[^']*'|\"[^\"]*\")+");

	static Mode read(Path file) {
		try {
			String name = file.getFileName().toString().replaceFirst("\\.mode$", "");
			return parse(name, Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("mode file " + file + " cannot be read", ex);
		}
	}

	static Mode parse(String name, String commandLine) {
		List<List<String>> stages = new ArrayList<>();
		List<String> stage = new ArrayList<>();
		Matcher matcher = WORD.matcher(commandLine);
		while (matcher.find()) {
			if (matcher.group().equals("|")) {
				stages.add(stage);
				stage = new ArrayList<>();
			}
			else {
				addWord(stage, matcher.group());
			}
		}
		stages.add(stage);
		stages.removeIf(List::isEmpty);
		if (stages.isEmpty()) {
			throw new IllegalArgumentException("mode " + name + " has no stage");
		}
		return new Mode(name, List.copyOf(stages));
	}

	// -z makes a stage answer at each NUL; it has to come before every other argument.
	private static void addWord(List<String> stage, String word) {
		String bare = word.replaceAll("['\"]", "");
		if (bare.equals("$2")) {
			return;
		}
		stage.add(bare.equals("$1") ? "-g" : bare);
		if (stage.size() == 1) {
			stage.add("-z");
		}
	}

	Stream<String> programs() {
		return this.stages.stream().map((stage) -> stage.get(0));
	}

	/** Returns the files that the stages read: their dictionaries and rules. */
	Stream<Path> dataFiles() {
		return this.stages.stream()
			.flatMap((stage) -> stage.stream().skip(1))
			.filter((argument) -> argument.startsWith("/"))
			.map(Path::of);
	}

}
