/**
 * A night on golden documents, in a home and with a database of its own, that tells
 * whether a version works where it is to be deployed.
 */
@ApplicationModule(allowedDependencies = "cli")
@NullMarked
package io.tradu.app.canary;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
