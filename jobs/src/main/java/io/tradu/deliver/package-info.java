/**
 * Delivers documents, feed by feed: each target written beside its place, synced and
 * renamed, with the rejected rows; after the last document of a feed its manifest, and
 * only then are its documents delivered. What was not translated is copied byte by byte
 * from the archived document.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "files", "hold", "meter" })
@NullMarked
package io.tradu.deliver;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
