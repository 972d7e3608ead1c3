/**
 * Follows a block or a row through its whole life: where it came in, what was tried, what
 * was decided, and where it is now.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "nightly", "purge" })
@NullMarked
package io.tradu.trace;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
