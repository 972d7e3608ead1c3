/**
 * The step shapes any job runs in, and what happens to an item that fails: retried, given
 * up on as a dead letter, or the step stops.
 */
@NullMarked
package io.tradu.batch.step;

import org.jspecify.annotations.NullMarked;
