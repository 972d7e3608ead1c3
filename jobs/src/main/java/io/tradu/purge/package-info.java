/**
 * Retention: what the database knows of old nights is archived and removed, and what must
 * be known for good is kept.
 */
@ApplicationModule(allowedDependencies = { "document", "files", "nightly", "throughput" })
@NullMarked
package io.tradu.purge;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
