/**
 * Where the whole line stands at this moment, as any process can see it: what runs, how
 * far and how fast, what waits, who works, and what the machine has left.
 */
@ApplicationModule(allowedDependencies = { "document", "explain", "nightly", "outlook", "throughput" })
@NullMarked
package io.tradu.status;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
