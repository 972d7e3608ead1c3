/**
 * Why a run came to its end: the cause, the log around it, what a restart would do, and
 * what is different from the last night that went well.
 */
@ApplicationModule(allowedDependencies = { "command", "document", "hold", "nightly", "outlook" })
@NullMarked
package io.tradu.explain;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
