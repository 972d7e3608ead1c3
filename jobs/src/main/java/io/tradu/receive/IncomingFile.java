package io.tradu.receive;

import java.nio.file.Path;

/**
 * The pipeline's own copy of a file from the inbox, on its way to its place.
 *
 * @param path where the copy is
 * @param sha256 SHA-256 of its bytes, in lower-case hexadecimal
 */
record IncomingFile(Path path, String sha256) {
}
