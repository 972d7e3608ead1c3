/**
 * The night report: what became of a night, as a page for people and as JSON for scripts.
 * It is written at the end of every run, and drawn anew whenever somebody asks.
 */
@ApplicationModule(allowedDependencies = { "command", "document", "explain", "files", "inventory", "nightly", "outlook",
		"throughput" })
@NullMarked
package io.tradu.report;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
