/**
 * Why a run came to its end: the cause, the log around it, what a restart would do or
 * what keeps it from being restarted, what is different from the last run of its kind
 * that went well, and what to type. Also which runs are unfinished.
 */
@ApplicationModule(allowedDependencies = { "command", "document", "engine", "hold", "nightly", "outlook", "purge" })
@NullMarked
package io.tradu.explain;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
