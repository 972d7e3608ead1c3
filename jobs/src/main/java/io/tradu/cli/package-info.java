/**
 * The command line: one class for each verb, which parses, calls one method and prints.
 */
@ApplicationModule(allowedDependencies = { "command", "csv", "document", "engine", "environment", "explain", "hold",
		"inventory", "nightly", "outlook", "preflight", "purge", "replay", "report", "rollout", "status", "text",
		"throughput", "trace", "truth" })
@NullMarked
package io.tradu.cli;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
