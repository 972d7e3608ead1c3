package io.tradu.supplychain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** The list of versions that must not be used, and of those that are accepted. */
final class KnownVulnerabilities {

	private static final String ACCEPTED = "accepted";

	private final List<Vulnerability> vulnerabilities = new ArrayList<>();

	private final List<Acceptance> acceptances = new ArrayList<>();

	/**
	 * Reads the list.
	 * @throws IllegalArgumentException if a line cannot be understood
	 */
	KnownVulnerabilities(List<String> lines) {
		lines.stream().map(String::strip).filter((line) -> !line.isEmpty() && !line.startsWith("#")).forEach(this::add);
	}

	private void add(String line) {
		List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
		boolean accepted = cells.get(0).equals(ACCEPTED);
		if (cells.size() != (accepted ? 5 : 4) || cells.stream().anyMatch(String::isEmpty)) {
			throw new IllegalArgumentException("a line has too many or too few cells: " + line);
		}
		try {
			if (accepted) {
				this.acceptances
					.add(new Acceptance(artifact(cells.get(1)), cells.get(2), List.of(cells.get(3).split(",\\s*"))));
			}
			else {
				this.vulnerabilities.add(new Vulnerability(artifact(cells.get(0)),
						VersionRange.createFromVersionSpec(cells.get(1)), cells.get(2), cells.get(3)));
			}
		}
		catch (InvalidVersionSpecificationException ex) {
			throw new IllegalArgumentException("a line names no versions: " + line, ex);
		}
	}

	private static String artifact(String coordinates) {
		String[] parts = coordinates.split(":");
		if (parts.length != 2) {
			throw new IllegalArgumentException(coordinates + " does not name a group and an artifact");
		}
		return parts[1];
	}

	/** Returns what is wrong with libraries, and acceptances that none of them needs. */
	List<String> check(List<Library> libraries) {
		List<String> findings = new ArrayList<>();
		Set<String> needed = new LinkedHashSet<>();
		for (Library library : libraries) {
			for (Vulnerability known : this.vulnerabilities) {
				if (known.affects(library)) {
					if (isAccepted(known, library)) {
						needed.add(known.identifier() + " " + known.artifact() + " " + library.application());
					}
					else {
						findings.add(library.path() + ": " + known.identifier() + ", " + known.what());
					}
				}
			}
		}
		this.acceptances.stream()
			.flatMap(Acceptance::keys)
			.filter((key) -> !needed.contains(key))
			.forEach((key) -> findings.add(ACCEPTED + ", but there is no such library: " + key));
		return findings;
	}

	private boolean isAccepted(Vulnerability known, Library library) {
		return this.acceptances.stream()
			.flatMap(Acceptance::keys)
			.anyMatch((known.identifier() + " " + known.artifact() + " " + library.application())::equals);
	}

	private record Vulnerability(String artifact, VersionRange versions, String identifier, String what) {

		boolean affects(Library library) {
			return this.artifact.equals(library.artifact()) && this.versions.containsVersion(library.version());
		}

	}

	private record Acceptance(String artifact, String identifier, List<String> applications) {

		Stream<String> keys() {
			return this.applications.stream()
				.map((application) -> this.identifier + " " + this.artifact + " " + application);
		}

	}

}
