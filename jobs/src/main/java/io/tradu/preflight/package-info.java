/** What is checked before a night begins, beside what is checked before any job. */
@ApplicationModule(allowedDependencies = { "command", "document", "engine", "receive" })
@NullMarked
package io.tradu.preflight;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
