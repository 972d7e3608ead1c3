/**
 * Reads the rows of the documents received and groups them into blocks, one run of rows
 * for each target language. A bad row becomes a dead letter; a document with too many of
 * them goes to quarantine as a whole. How far a document has been read is saved with the
 * blocks, in the same transaction.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "engine", "files", "meter", "text" })
@NullMarked
package io.tradu.ingest;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
