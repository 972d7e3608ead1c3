package io.tradu.batch.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a process serves a database file, written beside the file. It names the file
 * itself, not its path: the address in a copied folder belongs to the original file, and
 * the one in a moved folder still to this one.
 *
 * @param url the address, which includes the key
 * @param lasting whether the process serves for as long as it lives
 */
record ServedAddress(String url, boolean lasting) {

	static final String URL = "jdbc:h2:tcp://";

	private static final Logger logger = LoggerFactory.getLogger(ServedAddress.class);

	// Nothing else is ever connected to, whatever the file says: an address could carry
	// settings that run code.
	private static final Pattern ADDRESS = Pattern
		.compile(Pattern.quote(URL) + "127\\.0\\.0\\.1:[0-9]{1,5}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final String LASTING = "lasting";

	private static final String FILE = "file ";

	static ServedAddress of(int port, String key, boolean lasting) {
		return new ServedAddress(URL + "127.0.0.1:" + port + "/" + key, lasting);
	}

	/** Returns the address if there is one and it is the database file's own. */
	static Optional<ServedAddress> read(DatabaseFile file) throws IOException {
		List<String> lines;
		try {
			lines = Files.readAllLines(file.address(), StandardCharsets.ISO_8859_1);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		if (lines.isEmpty() || !ADDRESS.matcher(lines.get(0)).matches()) {
			logger.warn("{} holds no address of a database and is ignored", file.address());
			return Optional.empty();
		}
		if (!lines.contains(FILE + file.key())) {
			logger.warn(
					"{} is the address of another database file and is ignored: this folder is a copy, or was restored",
					file.address());
			return Optional.empty();
		}
		return Optional.of(new ServedAddress(lines.get(0), lines.contains(LASTING)));
	}

	/** Writes it beside the file, readable by this user only. */
	void write(DatabaseFile file) throws IOException {
		Path partial = file.address().resolveSibling(file.address().getFileName() + ".partial");
		Files.deleteIfExists(partial);
		Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.write(partial, List.of(this.url, this.lasting ? LASTING : "working", FILE + file.key()));
		Files.move(partial, file.address(), StandardCopyOption.ATOMIC_MOVE);
	}

}
