package io.tradu.nightly;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tradu.command.TraduCommand;
import io.tradu.document.SetAside;

/**
 * Files that a night left in the inbox for one reason, and the way in for them.
 *
 * @param rule why they were left, as a stable identifier
 * @param files the files
 * @param remedy what to do, as a sentence
 * @param command what to type then
 */
public record LeftFiles(String rule, List<SetAside> files, String remedy, String command) {

	private static final Map<String, String> REMEDIES = Map.of("name-taken",
			"A document of this name was received for this date already: take the file in as a corrected document.",
			"not-complete", "It was still being written: take it in once it is complete.", "unreadable-file",
			"Make it readable for the user that runs Tradu, then take it in.", "not-movable",
			"Give the user that runs Tradu write permission for its folder, then take it in.");

	private static final String OTHERWISE = "Correct what is wrong with it, then take it in.";

	/** Returns the files that were left, by reason. */
	public static List<LeftFiles> of(LocalDate businessDate, List<SetAside> setAside) {
		return setAside.stream()
			.filter((aside) -> aside.kind() == SetAside.Kind.DEFERRED)
			.collect(Collectors.groupingBy(SetAside::rule, TreeMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((left) -> new LeftFiles(left.getKey(), left.getValue(),
					REMEDIES.getOrDefault(left.getKey(), OTHERWISE),
					TraduCommand.of("run", "nightly", "--date", businessDate, "--again").toString()))
			.toList();
	}

}
