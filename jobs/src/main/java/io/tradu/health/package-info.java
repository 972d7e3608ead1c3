/**
 * What is to be looked at in the line itself, beside what is looked at in any process:
 * its engines, its queue and its watch.
 */
@ApplicationModule(allowedDependencies = { "document", "engine", "nightly" })
@NullMarked
package io.tradu.health;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
