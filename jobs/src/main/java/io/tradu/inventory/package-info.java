/**
 * Compares the files in archive, outbox and quarantine with what the database knows of
 * them. Files that it does not know show that it is older than the folders: it was lost,
 * or restored from a backup.
 */
@ApplicationModule(allowedDependencies = { "command", "csv", "deliver", "document", "files" })
@NullMarked
package io.tradu.inventory;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
