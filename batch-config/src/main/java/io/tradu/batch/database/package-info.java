/** The embedded database, and how several processes share its one file. */
@NullMarked
package io.tradu.batch.database;

import org.jspecify.annotations.NullMarked;
