/**
 * How far a night is, how long it will still take, and whether that is in time: counted
 * from the stored data, so that any process can tell.
 */
@ApplicationModule(allowedDependencies = { "document", "nightly" })
@NullMarked
package io.tradu.outlook;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
