/**
 * What the Data Flow server deploys: one jar in several roles. The scheduler asks for
 * nights and watches for dead ones, the launcher has the server launch them, and the task
 * runs one, as {@code tradu run nightly} does.
 */
@ApplicationModule(allowedDependencies = { "cli", "nightly" })
@NullMarked
package io.tradu.app;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
