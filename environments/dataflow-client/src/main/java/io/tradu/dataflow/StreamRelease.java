package io.tradu.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Skipper has deployed, or tried to deploy, of a stream.
 *
 * @param number Skipper's number of it
 * @param status DEPLOYED, DELETED, FAILED or UNKNOWN
 * @param description what Skipper says of it
 * @param members its applications, by their names
 */
record StreamRelease(int number, String status, String description, Map<String, Actual.Member> members) {

	/** Tells whether all its applications have this version. */
	boolean hasVersion(String version) {
		return versions().equals(Set.of(version));
	}

	Set<String> versions() {
		return this.members.values().stream().map(Actual.Member::version).collect(Collectors.toSet());
	}

	boolean isDeployed() {
		return this.status.equals("DEPLOYED");
	}

	/** Tells whether Skipper has not decided yet which release of a stream is to stay. */
	static boolean isUpdate(List<StreamRelease> history) {
		return history.stream().anyMatch((release) -> release.status.equals("UNKNOWN"))
				|| history.stream().filter(StreamRelease::isDeployed).count() > 1;
	}

	boolean isFailed() {
		return this.status.equals("FAILED");
	}

}
