package io.tradu.dataflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the password of a server's operator is kept. */
final class Password {

	static final String VARIABLE = "SECRET_DATAFLOW";

	static final String FILE = "secret.dataflow";

	private Password() {
	}

	/**
	 * Returns the password: that of a variable, or else that of a file.
	 * @param variables variables of the process; one of them may name another folder
	 * @param folder folder of the environment's secrets
	 * @throws WrongDeclaration if the file cannot be read
	 */
	static Optional<String> of(Map<String, String> variables, Path folder) {
		Optional<String> given = value(variables, VARIABLE);
		if (given.isPresent()) {
			return given;
		}
		Path file = value(variables, "TRADU_SECRETS").map(Path::of).orElse(folder).resolve(FILE);
		try {
			return Files.exists(file) ? Optional.of(Files.readString(file).stripTrailing()) : Optional.empty();
		}
		catch (IOException ex) {
			throw new WrongDeclaration(file + " cannot be read: " + ex.getMessage());
		}
	}

	private static Optional<String> value(Map<String, String> variables, String name) {
		return Optional.ofNullable(variables.get(name)).filter((value) -> !value.isBlank());
	}

}
