package io.tradu.dataflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tradu.dataflow.Actual.Registration;

/**
 * Has a server forget versions of Tradu's applications: registered, each would keep its
 * release for ever. What is deployed, or taken where no version is named, stays.
 */
final class Retirement {

	private final Server server;

	private final Declaration declared;

	Retirement(Server server, Declaration declared) {
		this.server = server;
		this.declared = declared;
	}

	/**
	 * Forgets all versions but some.
	 * @return what was forgotten, in words
	 */
	List<String> run(Set<String> kept) {
		Actual actual = this.server.actual(this.declared);
		Set<String> needed = new HashSet<>(kept);
		actual.own(this.declared).filter(Registration::standard).map(Registration::version).forEach(needed::add);
		Actual.Stream stream = actual.stream();
		if (stream != null) {
			stream.members().values().stream().map(Actual.Member::version).forEach(needed::add);
		}
		Map<String, Set<String>> forgotten = new TreeMap<>();
		for (Registration known : actual.own(this.declared).toList()) {
			if (!needed.contains(known.version())) {
				this.server.unregister(known.name(), known.type(), known.version());
				forgotten.computeIfAbsent(known.version(), (version) -> new TreeSet<>()).add(known.name());
			}
		}
		List<String> words = new ArrayList<>();
		forgotten.forEach((version, names) -> words
			.add("the server forgets version " + version + " of " + String.join(", ", names)));
		return words;
	}

}
