/**
 * Versions of the applications on their way through the environments: where they are
 * kept, how one is applied to an environment's Data Flow server, promoted and rolled
 * back. The server itself is reached by a process of its own, the Data Flow client.
 */
@ApplicationModule(allowedDependencies = { "command", "document", "environment", "files", "nightly", "truth" })
@NullMarked
package io.tradu.rollout;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
