package io.tradu.batch.home;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The database belongs to another home than the one that wants to work on it. */
public final class ForeignHomeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	ForeignHomeException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	/** Returns the exception of this kind among the causes of a failure. */
	public static Optional<ForeignHomeException> in(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(ForeignHomeException.class::isInstance)
			.map(ForeignHomeException.class::cast)
			.findFirst();
	}

	public Kind kind() {
		return this.kind;
	}

	/** How the home differs from the one the database belongs to. */
	public enum Kind {

		/** It is a copy of it. */
		COPY,

		/** It is another one. */
		OTHER

	}

}
