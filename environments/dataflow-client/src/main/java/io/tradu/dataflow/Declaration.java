package io.tradu.dataflow;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What an environment declares of its Data Flow server.
 *
 * @param uri where the server is
 * @param apps the applications, all of them roles of one jar
 * @param tasks the task definitions
 * @param stream the stream
 */
record Declaration(URI uri, List<App> apps, List<Task> tasks, Stream stream) {

	/**
	 * An application by the name that the server knows it under.
	 *
	 * @param name its name
	 * @param type source, processor, sink or task
	 */
	record App(String name, String type) {

		@Override
		public String toString() {
			return this.type + " " + this.name;
		}

	}

	/**
	 * A task definition.
	 *
	 * @param name its name, which is its application's, too
	 * @param properties settings that the application gets with every launch
	 * @param deployer how its process is started
	 */
	record Task(String name, Map<String, String> properties, Map<String, String> deployer) {

		/** Returns the definition in the server's own language. */
		String dsl() {
			StringBuilder dsl = new StringBuilder(this.name);
			this.properties
				.forEach((key, value) -> dsl.append(" --").append(key).append('=').append(TaskDsl.quoted(value)));
			return dsl.toString();
		}

	}

	/**
	 * The stream.
	 *
	 * @param name its name
	 * @param flow its applications in the server's own language, as {@code a | b}
	 * @param members its applications with their properties, by name
	 */
	record Stream(String name, String flow, Map<String, Member> members) {
	}

	/**
	 * One application of the stream.
	 *
	 * @param properties settings that the application gets
	 * @param deployer how its process is started
	 */
	record Member(Map<String, String> properties, Map<String, String> deployer) {
	}

}
