package io.tradu.app;

/** Brings a request on its way to a launcher. */
@FunctionalInterface
interface RequestSender {

	/**
	 * Sends it, and returns once the broker has it.
	 * @throws NotSent if the broker has not said so
	 */
	void send(LaunchMessage message) throws NotSent, InterruptedException;

}
