package io.tradu.rollout;

/** A version could not be deployed. The message says what is deployed now. */
public class DeploymentFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DeploymentFailed(String message) {
		super(message);
	}

}
