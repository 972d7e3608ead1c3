/**
 * The job {@code nightly}: all stages in order, who may start it, and what is said of it
 * at the end.
 */
@ApplicationModule(allowedDependencies = { "command", "csv", "deliver", "document", "hold", "inventory", "receive",
		"reconcile", "throughput", "withdrawal" })
@NullMarked
package io.tradu.nightly;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
