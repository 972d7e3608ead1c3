/**
 * Proves that nothing was lost: from the stored data and the files, by sets of row
 * numbers, and without a look at what Spring Batch has counted.
 */
@ApplicationModule(allowedDependencies = { "csv", "deliver", "document", "hold" })
@NullMarked
package io.tradu.reconcile;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
