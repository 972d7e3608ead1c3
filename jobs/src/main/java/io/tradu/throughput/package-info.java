/** How many rows a night moved, and when. */
@ApplicationModule(allowedDependencies = "document")
@NullMarked
package io.tradu.throughput;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
