/** Starts jobs, continues those that failed, and stops them without losing a chunk. */
@NullMarked
package io.tradu.batch.launch;

import org.jspecify.annotations.NullMarked;
