/**
 * The environments, development, staging and production: what each of them sets, what
 * must hold between them, and how they differ. A process that is started with
 * {@code TRADU_ENVIRONMENT} works in that one; all others are on their own, with the
 * embedded database.
 */
@ApplicationModule(allowedDependencies = { "check", "command", "document", "engine" })
@NullMarked
package io.tradu.environment;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
