package io.tradu.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.tradu.dataflow.Declaration.App;
import org.jspecify.annotations.Nullable;

/**
 * What a Data Flow server has of what is declared.
 *
 * @param registrations the applications that it knows, in all their versions
 * @param tasks its task definitions, by name
 * @param stream the stream; null if there is none of that name
 * @param others the names of all other streams
 */
record Actual(List<Registration> registrations, Map<String, Task> tasks, @Nullable Stream stream, List<String> others) {

	Optional<Registration> registration(String name, String type, String version) {
		return this.registrations.stream().filter((known) -> known.isOf(name, type, version)).findFirst();
	}

	Optional<Registration> standard(String name, String type) {
		return this.registrations.stream()
			.filter((known) -> known.name().equals(name) && known.type().equals(type) && known.standard())
			.findFirst();
	}

	/** Returns the versions of Tradu's own that the server knows of what is declared. */
	Set<String> registered(Declaration declared) {
		return own(declared).map(Registration::version).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns what the server knows of Tradu's own, of what is declared. */
	java.util.stream.Stream<Registration> own(Declaration declared) {
		return this.registrations.stream()
			.filter((known) -> declared.apps().contains(new App(known.name(), known.type())))
			.filter((known) -> Release.version(known.uri()).isPresent());
	}

	/**
	 * A version of an application.
	 *
	 * @param name the application's name
	 * @param type its type
	 * @param version the version
	 * @param uri where its jar is
	 * @param boot which Spring Boot the server takes it for: 2 or 3, which stands for 4,
	 * too
	 * @param standard whether it is the version that is taken where none is named
	 */
	record Registration(String name, String type, String version, String uri, String boot, boolean standard) {

		private boolean isOf(String name, String type, String version) {
			return this.name.equals(name) && this.type.equals(type) && this.version.equals(version);
		}

	}

	/**
	 * A task definition.
	 *
	 * @param dsl the definition in the server's own language
	 * @param running whether the server believes that it runs
	 */
	record Task(String dsl, boolean running) {
	}

	/**
	 * A stream.
	 *
	 * @param flow its applications in the server's own language
	 * @param state how its processes are
	 * @param release the number that Skipper gives to what it has deployed; 0 if nothing
	 * is
	 * @param members what is deployed, by the applications' names
	 * @param updating whether Skipper is replacing its applications by others
	 */
	record Stream(String flow, StreamState state, int release, Map<String, Member> members, boolean updating) {
	}

	/**
	 * One application of a stream as it is deployed.
	 *
	 * @param resource where its jar is, without version and suffix
	 * @param version its version
	 * @param properties settings that it was given, with those that the server adds
	 * @param deployer how its process was started, with what the server adds
	 */
	record Member(String resource, String version, Map<String, String> properties, Map<String, String> deployer) {
	}

}
