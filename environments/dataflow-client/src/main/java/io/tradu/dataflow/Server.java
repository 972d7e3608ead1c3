package io.tradu.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked and told a Data Flow server. */
interface Server {

	/** Returns what it has of what is declared. */
	Actual actual(Declaration declared);

	void register(Declaration.App app, Release release);

	/** Forgets a version of an application. */
	void unregister(String name, String type, String version);

	void makeDefault(Declaration.App app, String version);

	void createTask(String name, String dsl);

	/** Removes a task's definition; its executions stay. */
	void removeTask(String name);

	void createStream(String name, String flow);

	void removeStream(String name);

	void undeploy(String stream);

	void deploy(String stream, Map<String, String> properties);

	/**
	 * Replaces the applications of a stream.
	 * @param force also where Skipper sees no difference
	 */
	void update(String stream, Map<String, String> properties, boolean force);

	/** Goes back to a release of Skipper's, by its number. */
	void rollback(String stream, int release);

	/** Returns a stream's state. */
	StreamState state(String stream);

	/** Returns what Skipper has deployed of a stream, newest first. */
	List<StreamRelease> history(String stream);

	/** Returns the end of the logs of a stream's applications, by their names. */
	Map<String, String> logs(String stream);

	/** Returns the processes of a stream. */
	List<Process> processes(String stream);

	/**
	 * Launches a task.
	 * @return the number of the execution
	 */
	long launch(String task, Map<String, String> properties, List<String> arguments);

	/** Returns how an execution of a task ended; empty while it runs. */
	Optional<TaskEnd> end(long execution);

	/**
	 * Tells whether any process of a task runs. The server does not say of which.
	 */
	boolean runsTasks();

	/** Returns what an execution of a task has printed; empty if nobody knows. */
	String taskLog(long execution);

	/**
	 * One process of a stream.
	 *
	 * @param app its application's name
	 * @param state how it is, in the deployer's words
	 * @param url where it answers; empty if nobody knows
	 */
	record Process(String app, String state, String url) {
	}

	/**
	 * How an execution of a task ended.
	 *
	 * @param exitCode 0 if all went well
	 * @param message what it says of itself
	 * @param log the end of its log
	 */
	record TaskEnd(int exitCode, String message, String log) {
	}

}
