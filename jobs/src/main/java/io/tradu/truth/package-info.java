/**
 * Compares the truths of the line with one another: what Spring Batch, the documents and
 * blocks, the dead letters, the ledger and the files say. Every disagreement is named;
 * one that can be mended without a choice is mended if a person asks for it.
 */
@ApplicationModule(allowedDependencies = { "command", "csv", "deliver", "document", "inventory", "nightly", "receive",
		"reconcile" })
@NullMarked
package io.tradu.truth;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
