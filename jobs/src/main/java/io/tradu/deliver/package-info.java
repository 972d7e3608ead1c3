/**
 * Delivers documents: each target written beside its place, synced and renamed, then the
 * rejected rows, then the manifest. What was not translated is copied byte by byte from
 * the archived document.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "files", "hold", "meter" })
@NullMarked
package io.tradu.deliver;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
