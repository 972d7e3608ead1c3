package io.tradu.batch.broker;

import org.jspecify.annotations.Nullable;

/** The broker cannot be asked. */
public class BrokerAway extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokerAway(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
