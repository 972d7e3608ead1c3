package io.tradu.environment;

/**
 * A process cannot work in the environment it was started for. The message says why in
 * one sentence, without any secret.
 */
public class EnvironmentMisfit extends RuntimeException {

	private static final long serialVersionUID = 1L;

	EnvironmentMisfit(String message) {
		super(message);
	}

}
