/**
 * Translates blocks, several at a time. While a chunk of finished blocks is written, the
 * next ones are at the engines already: the engine is what the line has least of, and
 * never waits for the database.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "engine", "flow", "meter", "text" })
@NullMarked
package io.tradu.translate;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
