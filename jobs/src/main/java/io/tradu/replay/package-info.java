/**
 * The way back in for what the line gave up on: dead letters are listed, discarded, or
 * replayed. A replay is a run of its own. What it makes of a row counts only from the
 * moment the row's document is delivered anew, whole.
 */
@ApplicationModule(allowedDependencies = { "check", "command", "csv", "deliver", "document", "engine", "files", "flow",
		"nightly", "reconcile" })
@NullMarked
package io.tradu.replay;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
