/**
 * Holds documents back whose translations are in doubt: a night in which a route's
 * answers are mostly rejected must not end as if nothing had happened.
 */
@ApplicationModule(allowedDependencies = { "command", "document", "engine" })
@NullMarked
package io.tradu.hold;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
