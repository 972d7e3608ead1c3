package io.tradu.cli;

import java.util.Optional;

import io.tradu.batch.management.UnsafeManagement;
import io.tradu.nightly.Refused;

import org.springframework.boot.web.server.PortInUseException;

/** Says why a process may not serve, where what it wants to serve on is the reason. */
final class ServerRefusal {

	private ServerRefusal() {
	}

	/** Returns the refusal, if the failure to start is one. */
	static Optional<RuntimeException> of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnsafeManagement unsafe) {
				return Optional.of(new Refused(String.valueOf(unsafe.getMessage())));
			}
			if (cause instanceof PortInUseException taken) {
				return Optional.of(new Refused("port " + taken.getPort() + " is taken"
						+ PortHolder.of(taken.getPort()).map((holder) -> " by " + holder).orElse("")
						+ "; choose another one with --port or TRADU_PORT"));
			}
		}
		return Optional.empty();
	}

}
